//! Refresh tokens: one use each, and what happens on the second.

use masthead_domain::users::Role;

use super::desk::refused;
use super::{Desk, PASSWORD, each_database};
use crate::Refusal;

#[tokio::test]
async fn each_refresh_gives_a_new_token() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let first = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let second = desk.refresh(&first.refresh_token).await.unwrap();
        let third = desk.refresh(&second.refresh_token).await.unwrap();
        assert_ne!(second.refresh_token, third.refresh_token);
        let session = desk.who(&first.access_token).await.unwrap().session;
        assert_eq!(desk.who(&third.access_token).await.unwrap().session, session);
    })
    .await;
}

#[tokio::test]
async fn a_spent_token_ends_the_session_and_no_other() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let other = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let stolen = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let next = desk.refresh(&stolen.refresh_token).await.unwrap();
        refused!(desk.refresh(&stolen.refresh_token).await, Refusal::SignInFirst);
        refused!(desk.refresh(&next.refresh_token).await, Refusal::SignInFirst);
        refused!(desk.who(&next.access_token).await, Refusal::SignInFirst);
        assert!(desk.who(&other.access_token).await.is_ok());
        assert!(desk.refresh(&other.refresh_token).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_refreshes_one_gets_tokens_and_the_session_is_over() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let refreshes: Vec<_> = (0..8)
            .map(|_| {
                let (desk, token) = (desk.clone(), granted.refresh_token.clone());
                tokio::spawn(async move { desk.refresh(&token).await })
            })
            .collect();
        let mut won = Vec::new();
        for refresh in refreshes {
            match refresh.await.unwrap() {
                Ok(granted) => won.push(granted),
                Err(refusal) => assert!(matches!(refusal, Refusal::SignInFirst), "{refusal:?}"),
            }
        }
        assert_eq!(won.len(), 1);
        refused!(desk.who(&won[0].access_token).await, Refusal::SignInFirst);
        refused!(desk.refresh(&won[0].refresh_token).await, Refusal::SignInFirst);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_refresh_token_is_refused() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let granted = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let bare = granted.refresh_token.trim_start_matches("mh_rt_");
        let made_up = format!("mh_rt_{}", "A".repeat(43));
        for token in ["", "mh_rt_", "mh_rt_\0", bare, &made_up, &granted.access_token, &format!("{} ", granted.refresh_token)] {
            refused!(desk.refresh(token).await, Refusal::SignInFirst);
        }
        refused!(desk.who(&granted.refresh_token).await, Refusal::SignInFirst);
        assert!(desk.refresh(&granted.refresh_token).await.is_ok());
    })
    .await;
}
