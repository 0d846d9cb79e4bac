//! Guessing passwords, from one place and from many.

use masthead_domain::users::Role;

use super::desk::{cheap, minutes, problem, refused};
use super::{Desk, PASSWORD, each_database};
use crate::Refusal;
use crate::sessions::GateSettings;

const LAN: &str = "lan@example.org";

/// What each of so many parallel wrong sign-ins to one account was told: failed, or too many.
async fn guess_in_parallel(desk: &Desk, email: &str, count: usize) -> (usize, usize) {
    let guesses: Vec<_> = (0..count)
        .map(|_| {
            let (desk, email) = (desk.clone(), email.to_owned());
            tokio::spawn(async move { desk.sign_in(&email, "a wrong guess").await })
        })
        .collect();
    let mut told = (0, 0);
    for guess in guesses {
        match guess.await.unwrap() {
            Err(Refusal::SignInFailed) => told.0 += 1,
            Err(Refusal::TooManyAttempts { .. }) => told.1 += 1,
            other => panic!("{other:?}"),
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn parallel_guesses_get_ten_and_no_more_whether_or_not_there_is_such_an_account() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire(LAN, Role::Reporter).await;
        for email in [LAN, "nobody@example.org"] {
            let before = desk.hashes();
            assert_eq!(guess_in_parallel(&desk, email, 25).await, (10, 15), "{email}");
            assert_eq!(desk.hashes(), before + 10, "{email}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_account_opens_again_with_the_next_window() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire(LAN, Role::Reporter).await;
        guess_in_parallel(&desk, LAN, 10).await;
        desk.wait(minutes(5));
        let refusal = desk.sign_in(LAN, PASSWORD).await.unwrap_err();
        assert!(matches!(refusal, Refusal::TooManyAttempts { retry_after_seconds: 600 }), "{refusal:?}");
        desk.wait(minutes(10));
        assert!(desk.sign_in(LAN, PASSWORD).await.is_ok());
        assert_eq!(guess_in_parallel(&desk, LAN, 11).await, (10, 1));
    })
    .await;
}

#[tokio::test]
async fn a_right_password_begins_the_count_anew() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire(LAN, Role::Reporter).await;
        for _ in 0..3 {
            guess_in_parallel(&desk, LAN, 9).await;
            assert!(desk.sign_in(LAN, PASSWORD).await.is_ok());
        }
    })
    .await;
}

#[tokio::test]
async fn a_rejected_password_stays_counted_for_the_address_though_its_owner_signs_in() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("thief@example.org", Role::Reporter).await;
        for account in 0..50 {
            refused!(desk.sign_in(&format!("{account}@example.org"), "a guess").await, Refusal::SignInFailed);
            if account < 49 {
                assert!(desk.sign_in("thief@example.org", PASSWORD).await.is_ok());
            }
        }
        refused!(desk.sign_in("51@example.org", "a guess").await, Refusal::TooManyAttempts { .. });
        refused!(desk.sign_in("thief@example.org", PASSWORD).await, Refusal::TooManyAttempts { .. });
        assert!(desk.sign_in_from("192.0.2.2", "thief@example.org", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_office_behind_one_address_begins_its_shift() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire(LAN, Role::Reporter).await;
        for _ in 0..60 {
            assert!(desk.sign_in(LAN, PASSWORD).await.is_ok());
        }
    })
    .await;
}

#[tokio::test]
async fn one_guesser_does_not_lock_anybody_out_elsewhere() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire(LAN, Role::Reporter).await;
        for _ in 0..4 {
            guess_in_parallel(&desk, LAN, 30).await;
            refused!(desk.sign_in(LAN, PASSWORD).await, Refusal::TooManyAttempts { .. });
            assert!(desk.sign_in_from("198.51.100.9", LAN, PASSWORD).await.is_ok());
            desk.wait(minutes(15));
        }
    })
    .await;
}

#[tokio::test]
async fn many_guessers_do_not_lock_anybody_out_of_their_usual_places() {
    each_database(async |store| {
        let settings = GateSettings { failures_per_account_from_strangers: 12, ..cheap() };
        let desk = Desk::open_with(store, settings).await;
        desk.hire(LAN, Role::Reporter).await;
        let usual = "2001:db8:1:2::1";
        assert!(desk.sign_in_from(usual, LAN, PASSWORD).await.is_ok());
        for guesser in 0..12 {
            refused!(desk.sign_in_from(&format!("203.0.113.{guesser}"), LAN, "a guess").await, Refusal::SignInFailed);
        }
        refused!(desk.sign_in_from("203.0.113.99", LAN, PASSWORD).await, Refusal::TooManyAttempts { .. });
        refused!(desk.sign_in_from(usual, LAN, "a slip of the hand").await, Refusal::SignInFailed);
        assert!(desk.sign_in_from("2001:db8:1:2::99", LAN, PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_stolen_token_cannot_be_used_to_guess_the_password() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire(LAN, Role::Reporter).await;
        let stolen = desk.sign_in(LAN, PASSWORD).await.unwrap();
        for _ in 0..10 {
            let refusal = desk.change_password(&stolen.access_token, "a guess", "mưa rừng chiều").await.unwrap_err();
            assert_eq!(problem(refusal).path, ["currentPassword"]);
        }
        refused!(desk.change_password(&stolen.access_token, PASSWORD, "mưa rừng chiều").await, Refusal::TooManyAttempts { .. });
    })
    .await;
}
