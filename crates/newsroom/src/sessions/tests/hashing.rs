//! How passwords are hashed, checked and changed.

use std::time::Duration;

use masthead_domain::ids::UserId;
use masthead_domain::users::{Email, Role};
use masthead_persistence::second_factors::{self, Proof};
use masthead_persistence::sessions::{self, NewSession, RefreshToken};
use masthead_persistence::users;

use super::desk::{cheap, problem, refused};
use super::{Desk, PASSWORD, each_database};
use crate::Refusal;
use crate::sessions::GateSettings;

const NEW: &str = "mưa rừng cuối mùa";

async fn stored_hash(desk: &Desk, email: &str) -> String {
    let email = Email::parse(email).unwrap();
    users::credentials(desk.newsroom.store.reader(), &email).await.unwrap().unwrap().password_hash
}

#[tokio::test]
async fn an_unknown_account_costs_as_many_hashes_and_says_the_same() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        for email in ["lan@example.org", "nobody@example.org", "no address at all", "", "lan@example.org\0"] {
            let before = desk.hashes();
            refused!(desk.sign_in(email, "a wrong guess").await, Refusal::SignInFailed);
            assert_eq!(desk.hashes(), before + 1, "{email}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_password_is_the_same_however_a_keyboard_writes_it() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let decomposed = "be\u{302}\u{301}n so\u{302}ng chie\u{302}\u{300}u thu";
        assert!(desk.sign_in("lan@example.org", decomposed).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_weak_hash_is_replaced_when_its_user_signs_in() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let weak = stored_hash(&desk, "lan@example.org").await;
        assert!(weak.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{weak}");

        let raised = desk.other_node(GateSettings { hash_passes: 2, ..cheap() }).await;
        refused!(raised.sign_in("lan@example.org", "a wrong guess").await, Refusal::SignInFailed);
        assert_eq!(stored_hash(&desk, "lan@example.org").await, weak);
        let granted = raised.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let strong = stored_hash(&desk, "lan@example.org").await;
        assert!(strong.starts_with("$argon2id$v=19$m=8,t=2,p=1$"), "{strong}");
        assert_eq!(granted.user.version, 1, "no editor's change is stale because of it");

        let before = raised.hashes();
        assert!(raised.sign_in("lan@example.org", PASSWORD).await.is_ok());
        assert_eq!(raised.hashes(), before + 1);
        assert!(desk.sign_in("lan@example.org", PASSWORD).await.is_ok());
        assert_eq!(stored_hash(&desk, "lan@example.org").await, strong, "a node with weaker settings leaves it alone");
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        desk.hire("minh@example.org", Role::Reporter).await;
        let mine = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let elsewhere = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let colleague = desk.sign_in("minh@example.org", PASSWORD).await.unwrap();
        desk.change_password(&mine.access_token, PASSWORD, NEW).await.unwrap();
        assert!(desk.who(&mine.access_token).await.is_ok());
        assert!(desk.refresh(&mine.refresh_token).await.is_ok());
        assert!(desk.who(&colleague.access_token).await.is_ok());
        refused!(desk.who(&elsewhere.access_token).await, Refusal::SignInFirst);
        refused!(desk.refresh(&elsewhere.refresh_token).await, Refusal::SignInFirst);
        refused!(desk.sign_in("lan@example.org", PASSWORD).await, Refusal::SignInFailed);
        assert!(desk.sign_in("lan@example.org", NEW).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_wrong_current_password_changes_nothing() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let mine = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let elsewhere = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let refusal = desk.change_password(&mine.access_token, "a wrong guess", NEW).await.unwrap_err();
        assert_eq!(problem(refusal).path, ["currentPassword"]);
        assert!(desk.who(&elsewhere.access_token).await.is_ok());
        assert!(desk.sign_in("lan@example.org", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_that_a_new_password_overtakes_begins_no_session() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Reporter).await;
        let mine = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let checked = stored_hash(&desk, "lan@example.org").await;
        desk.change_password(&mine.access_token, PASSWORD, NEW).await.unwrap();
        assert!(!opens(&desk, lan.id, checked).await);

        let checked = stored_hash(&desk, "lan@example.org").await;
        let now = desk.newsroom.clock.now();
        desk.update(&lan, |lan| lan.disabled_at = Some(now)).await;
        assert!(!opens(&desk, lan.id, checked.clone()).await);
        desk.update(&lan, |lan| lan.disabled_at = None).await;
        assert!(opens(&desk, lan.id, checked).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_waits_for_a_change_of_the_password_that_is_not_committed() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Reporter).await;
        let checked = stored_hash(&desk, "lan@example.org").await;
        let (mut tx, permit) = desk.operator().await;
        sessions::end_all(&tx, lan.id).await.unwrap();
        let mut opening = tokio::spawn({
            let (desk, checked) = (desk.clone(), checked.clone());
            async move { opens(&desk, lan.id, checked).await }
        });
        let early = tokio::time::timeout(Duration::from_millis(100), &mut opening).await;
        assert!(early.is_err(), "it must not be decided before the change is");
        users::set_password(&mut tx, &permit, lan.id, "another hash".to_owned()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!opening.await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_with_a_password_alone_waits_for_a_second_factor_that_is_being_turned_on() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Reporter).await;
        let checked = stored_hash(&desk, "lan@example.org").await;
        let (mut tx, permit) = desk.operator().await;
        second_factors::start(&tx, &permit, lan.id, "GEZDGNBV".to_owned()).await.unwrap();
        assert!(second_factors::spend(&tx, &permit, lan.id, &Proof::Step(1)).await.unwrap());
        let mut opening = tokio::spawn({
            let (desk, checked) = (desk.clone(), checked.clone());
            async move { opens(&desk, lan.id, checked).await }
        });
        let early = tokio::time::timeout(Duration::from_millis(100), &mut opening).await;
        assert!(early.is_err(), "it must not be decided before the change is");
        second_factors::confirm(&mut tx, &permit, lan.id, Vec::new()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!opening.await.unwrap());
    })
    .await;
}

async fn opens(desk: &Desk, user: UserId, password_hash: String) -> bool {
    let now = desk.newsroom.clock.now();
    let session = NewSession {
        user,
        password_hash,
        has_shown_second_factor: false,
        stronger_hash: None,
        user_agent: None,
        address: None,
        network: None,
        expires_at: now,
        refresh: RefreshToken { hash: "a hash".to_owned(), expires_at: now },
    };
    sessions::open(&desk.newsroom.store, session, now).await.unwrap().is_some()
}
