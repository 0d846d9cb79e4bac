//! Signing keys: the first, the next, and one from the configuration.

use std::collections::HashSet;
use std::time::Duration;

use masthead_domain::users::Role;
use masthead_persistence::sessions::keys;

use super::desk::{cheap, minutes, problem, refused};
use super::{Desk, PASSWORD, each_database};
use crate::sessions::{Gate, GateSettings, rotate_keys};
use crate::{Clock, Refusal};

/// Made with `openssl genpkey -algorithm ed25519` for these tests.
const PEM: &str =
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

fn configured() -> GateSettings {
    GateSettings { signing_key: Some(PEM.to_owned()), ..cheap() }
}

async fn kids(desk: &Desk) -> Vec<String> {
    let keys = keys(&desk.newsroom.store, desk.newsroom.clock.now()).await.unwrap();
    keys.into_iter().map(|key| key.kid).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes_that_start_at_once_agree_on_one_key() {
    each_database(async |store| {
        let clock = Clock::held_at("2022-09-16T05:55:00Z".parse().unwrap());
        let starts: Vec<_> = (0..6)
            .map(|_| {
                let (store, clock) = (store.clone(), clock.clone());
                tokio::spawn(async move {
                    let gate = Gate::open(&store, &clock, cheap()).await.unwrap();
                    gate.keyring(&store, None, clock.now()).await.unwrap().signing().kid.clone()
                })
            })
            .collect();
        let mut kids = HashSet::new();
        for start in starts {
            kids.insert(start.await.unwrap());
        }
        assert_eq!(kids.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_token_outlives_the_key_that_was_replaced_and_no_longer() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let other = desk.other_node(cheap()).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let old = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        desk.wait(minutes(5));
        let old_kid = kids(&desk).await.remove(0);
        rotate_keys(&desk.newsroom).await.unwrap();
        assert_ne!(kids(&desk).await[0], old_kid);
        let new = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();
        for node in [&desk, &other] {
            assert!(node.who(&old.access_token).await.is_ok());
            assert!(node.who(&new.access_token).await.is_ok(), "the other node looks for a key it does not know");
        }
        desk.wait(minutes(19) + Duration::from_micros(59_999_999));
        assert!(kids(&desk).await.contains(&old_kid));
        desk.wait(Duration::from_micros(1));
        assert!(!kids(&desk).await.contains(&old_kid));
        for node in [&desk, &other] {
            let now = desk.newsroom.clock.now();
            let keyring = node.newsroom.gate.keyring(&node.newsroom.store, None, now).await.unwrap();
            assert!(keyring.verifying(&old_kid, now).is_none());
        }
    })
    .await;
}

#[tokio::test]
async fn a_node_that_hears_nothing_signs_with_the_new_key_within_a_minute() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let other = desk.other_node(cheap()).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        rotate_keys(&desk.newsroom).await.unwrap();
        desk.wait(minutes(1));
        let granted = other.sign_in("lan@example.org", PASSWORD).await.unwrap();
        let header = jsonwebtoken::decode_header(&granted.access_token).unwrap();
        assert_eq!(header.kid.as_ref(), kids(&desk).await.first());
    })
    .await;
}

#[tokio::test]
async fn made_up_keys_do_not_keep_the_database_busy() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.wait(Duration::from_secs(1));
        let before = desk.newsroom.store.statements();
        for kid in 0..20 {
            let now = desk.newsroom.clock.now();
            desk.newsroom.gate.keyring(&desk.newsroom.store, Some(&format!("made up {kid}")), now).await.unwrap();
        }
        assert_eq!(desk.newsroom.store.statements(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn parallel_rotations_leave_one_key_in_force() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        let (one, two) = tokio::join!(rotate_keys(&desk.newsroom), rotate_keys(&desk.newsroom));
        assert!(one.is_ok() && two.is_ok());
        let keys = keys(&desk.newsroom.store, desk.newsroom.clock.now()).await.unwrap();
        assert_eq!(keys.iter().filter(|key| key.signs).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_configured_key_takes_over_and_goes_again() {
    each_database(async |store| {
        let desk = Desk::open(store).await;
        desk.hire("lan@example.org", Role::Reporter).await;
        let before = desk.sign_in("lan@example.org", PASSWORD).await.unwrap();

        let given = desk.other_node(configured()).await;
        let again = desk.other_node(configured()).await;
        let granted = given.sign_in("lan@example.org", PASSWORD).await.unwrap();
        desk.wait(Duration::from_secs(1));
        for node in [&desk, &given, &again] {
            assert!(node.who(&before.access_token).await.is_ok());
            assert!(node.who(&granted.access_token).await.is_ok());
        }
        let stored = keys(&desk.newsroom.store, desk.newsroom.clock.now()).await.unwrap();
        assert!(stored[0].signs && stored[0].private_key.is_none(), "the database never learns a configured key");
        assert_eq!(problem(rotate_keys(&given.newsroom).await.unwrap_err()).path, ["signing_key"]);

        let without = desk.other_node(cheap()).await;
        assert!(without.who(&granted.access_token).await.is_ok());
        let own = without.sign_in("lan@example.org", PASSWORD).await.unwrap();
        assert!(without.who(&own.access_token).await.is_ok());
        desk.wait(minutes(20));
        assert_eq!(kids(&without).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_key_is_refused_at_the_start() {
    each_database(async |store| {
        let clock = Clock::System;
        for text in ["", "secret", &PEM.replace("MC4CAQAwBQYDK2Vw", "MC4CAQAwBQYDK2Vu")] {
            let settings = GateSettings { signing_key: Some(text.to_owned()), ..cheap() };
            refused!(Gate::open(&store, &clock, settings).await, Refusal::Invalid(_));
        }
    })
    .await;
}
