//! From signing in to the end of a session, however it comes.

use std::time::Duration;

use masthead_domain::policy::Rights;
use masthead_domain::users::Role;

use super::desk::{days, minutes, refused};
use super::{Desk, PASSWORD, count, each_database};
use crate::sessions::{end_all_of, me, sign_out};
use crate::{Caller, Refusal};

#[tokio::test]
async fn a_reporter_signs_in_works_and_signs_out() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in(" Lan@Example.org ", PASSWORD).await.unwrap();
        assert_eq!(granted.user, lan);
        assert_eq!(granted.access_expires_at, desk.newsroom.clock.now() + minutes(15));
        assert_eq!(granted.refresh_expires_at, desk.newsroom.clock.now() + days(30));
        let signed_in = desk.who(&granted.access_token).await.unwrap();
        assert_eq!((signed_in.user, signed_in.rights), (lan.id, Rights::everywhere(Role::Reporter)));
        let caller = desk.caller(&granted.access_token).await;
        assert_eq!(me(&desk.newsroom, &caller).await.unwrap(), lan);

        sign_out(&desk.newsroom, &caller).await.unwrap();
        refused!(desk.who(&granted.access_token).await, Refusal::SignInFirst);
        refused!(desk.refresh(&granted.refresh_token).await, Refusal::SignInFirst);
    })
    .await;
}

#[tokio::test]
async fn only_the_signed_in_have_a_session_to_end() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        for caller in [Caller::anonymous(), Caller::operator()] {
            refused!(sign_out(&desk.newsroom, &caller).await, Refusal::SignInFirst);
            refused!(me(&desk.newsroom, &caller).await, Refusal::SignInFirst);
        }
    })
    .await;
}

#[tokio::test]
async fn an_access_token_is_good_for_fifteen_minutes() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        desk.wait(minutes(14) + Duration::from_micros(59_999_999));
        assert!(desk.who(&granted.access_token).await.is_ok());
        desk.wait(Duration::from_micros(1));
        refused!(desk.who(&granted.access_token).await, Refusal::SignInFirst);
        let next = desk.refresh(&granted.refresh_token).await.unwrap();
        assert!(desk.who(&next.access_token).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_not_used_is_over_after_thirty_days() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        desk.wait(days(30));
        refused!(desk.refresh(&granted.refresh_token).await, Refusal::SignInFirst);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_used_is_over_after_180_days() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let begun = desk.newsroom.clock.now();
        let mut granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        for _ in 0..8 {
            desk.wait(days(20));
            granted = desk.refresh(&granted.refresh_token).await.unwrap();
        }
        assert_eq!(granted.refresh_expires_at, begun + days(180));
        desk.wait(days(19) + minutes(24 * 60 - 1));
        granted = desk.refresh(&granted.refresh_token).await.unwrap();
        desk.wait(minutes(1));
        refused!(desk.who(&granted.access_token).await, Refusal::SignInFirst);
        refused!(desk.refresh(&granted.refresh_token).await, Refusal::SignInFirst);
    })
    .await;
}

#[tokio::test]
async fn a_new_role_counts_at_once() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Admin).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        desk.update(&lan, |lan| lan.role = Role::Viewer).await;
        assert_eq!(desk.who(&granted.access_token).await.unwrap().rights, Rights::everywhere(Role::Viewer));
    })
    .await;
}

#[tokio::test]
async fn a_lock_out_counts_at_once_and_is_not_told() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Admin).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let now = desk.newsroom.clock.now();
        desk.update(&lan, |lan| lan.disabled_at = Some(now)).await;
        refused!(desk.who(&granted.access_token).await, Refusal::SignInFirst);
        refused!(desk.refresh(&granted.refresh_token).await, Refusal::SignInFirst);
        let before = desk.hashes();
        refused!(desk.sign_in("lan@example.org", PASSWORD).await, Refusal::SignInFailed);
        assert_eq!(desk.hashes(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn all_sessions_of_a_user_end_with_a_change_that_is_committed() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let lan = desk.hire("lan@example.org", Role::Admin).await;
        desk.hire("minh@example.org", Role::Admin).await;
        let (one, two) =
            (desk.sign_in("lan@example.org", PASSWORD).await.unwrap(), desk.sign_in("lan@example.org", PASSWORD).await.unwrap());
        let others = desk.sign_in("minh@example.org", PASSWORD).await.unwrap();

        let (tx, _) = desk.operator().await;
        end_all_of(&tx, lan.id).await.unwrap();
        drop(tx);
        assert!(desk.who(&one.access_token).await.is_ok());

        let (tx, _) = desk.operator().await;
        end_all_of(&tx, lan.id).await.unwrap();
        tx.commit().await.unwrap();
        for granted in [one, two] {
            refused!(desk.who(&granted.access_token).await, Refusal::SignInFirst);
            refused!(desk.refresh(&granted.refresh_token).await, Refusal::SignInFirst);
        }
        assert!(desk.who(&others.access_token).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn nothing_secret_is_printed() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let printed = format!("{granted:?} {:?}", desk.newsroom);
        let pem = "PRIVATE KEY";
        for secret in [granted.access_token.as_str(), granted.refresh_token.as_str(), pem] {
            assert!(!printed.contains(secret), "{printed}");
        }
        assert!(granted.refresh_token.starts_with("mh_rt_"));
    })
    .await;
}

#[tokio::test]
async fn the_database_does_not_know_the_refresh_token() {
    each_database(async |store| {
        let desk = Desk::open(store.clone()).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let secret = granted.refresh_token.trim_start_matches("mh_rt_");
        assert_eq!(count(&store, "refresh_tokens").await, 1);
        assert_eq!(count(&store, &format!("refresh_tokens WHERE hash LIKE '%{secret}%'")).await, 0);
    })
    .await;
}

#[tokio::test]
async fn knowing_who_somebody_is_takes_one_statement() {
    each_database(async |store| {
        let desk = Desk::open(store.clone()).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let before = store.statements();
        desk.who(&granted.access_token).await.unwrap();
        assert_eq!(store.statements(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_later_sign_in_deletes_what_is_over_and_nothing_else() {
    each_database(async |store| {
        let desk = Desk::open(store.clone()).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let left = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        sign_out(&desk.newsroom, &desk.caller(&left.access_token).await).await.unwrap();
        let kept = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        refused!(desk.sign_in("lan@example.org", "a wrong guess").await, Refusal::SignInFailed);
        desk.wait(days(29));
        let kept = desk.refresh(&kept.refresh_token).await.unwrap();
        desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        assert_eq!(count(&store, "sessions").await, 3);
        assert_eq!(count(&store, "refresh_tokens").await, 4);

        refused!(desk.sign_in("nobody@example.org", "a wrong guess").await, Refusal::SignInFailed);
        desk.wait(days(1));
        desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        assert_eq!(count(&store, "sessions").await, 3, "the one that was signed out of is gone");
        assert_eq!(count(&store, "refresh_tokens").await, 3, "and so are two tokens that expired");
        assert_eq!(count(&store, "sign_in_throttle WHERE failures > 0").await, 0);
        assert!(desk.refresh(&kept.refresh_token).await.is_ok());
    })
    .await;
}
