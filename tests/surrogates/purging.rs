//! Telling a cache what to forget: in the words of its API, again until it has understood, and by one node at a time.

use std::time::Duration;

use masthead_newsroom::surrogates::{CdnKind, CdnSettings};
use masthead_persistence::events::followers;
use masthead_tests::{App, CacheApi, Told, on_each_database};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Purging;

fn settings(kind: CdnKind, cache: &CacheApi) -> CdnSettings {
    let (id, token) = (Some("abc".to_owned()), Some("secret".to_owned()));
    CdnSettings { kind, urls: vec![cache.url()], id, token, soft: true, again_seconds: 0, ..CdnSettings::default() }
}

/// Makes the follower's place known, which begins with what happens next.
async fn begin(app: &App) {
    let now = app.newsroom.clock.now();
    followers::take_turn(&app.newsroom.store, "cdn", Uuid::nil(), now, now).await.unwrap();
}

fn has(told: &Told, headers: &[&str]) {
    for header in headers {
        assert!(told.head.to_lowercase().contains(&format!("{header}\r\n")), "{header}: {}", told.head);
    }
}

fn keys(told: &Told, member: &str) -> Vec<String> {
    let body: Value = serde_json::from_str(&told.body).unwrap();
    body[member].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect()
}

on_each_database! {
    async fn fastly_is_told_again_until_it_has_understood(app) {
        begin(app).await;
        let mut cache = CacheApi::start(&[(503, "busy"), (302, "")]).await;
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Tin", "sectionId": section })).await;
        let purging = Purging::start(&app.newsroom, &settings(CdnKind::Fastly, &cache));
        for _ in ["busy", "sent elsewhere", "understood"] {
            let told = cache.next().await;
            assert!(told.head.starts_with("POST /service/abc/purge HTTP/1.1\r\n"), "{}", told.head);
            has(&told, &["fastly-key: secret", "fastly-soft-purge: 1", "content-type: application/json"]);
            let keys = keys(&told, "surrogate_keys");
            for key in ["sections".to_owned(), "articles".to_owned(), format!("a-{}", &id[id.len() - 12..])] {
                assert!(keys.contains(&key), "{key}: {keys:?}");
            }
        }
        purging.stop().await;
        let counts = app.newsroom.purges.counts();
        assert_eq!((counts.sent, counts.failed), (1, 2));
        assert!(cache.has_no_more());
    }

    async fn cloudflare_has_understood_when_it_says_so(app) {
        begin(app).await;
        let mut cache = CacheApi::start(&[(200, r#"{"success":false}"#)]).await;
        app.editor().tag("Cầu").await;
        let purging = Purging::start(&app.newsroom, &settings(CdnKind::Cloudflare, &cache));
        for _ in ["refused", "understood"] {
            let told = cache.next().await;
            assert!(told.head.starts_with("POST /zones/abc/purge_cache HTTP/1.1\r\n"), "{}", told.head);
            has(&told, &["authorization: bearer secret", "content-type: application/json"]);
            assert!(keys(&told, "tags").contains(&"tags".to_owned()), "{}", told.body);
        }
        purging.stop().await;
        let counts = app.newsroom.purges.counts();
        assert_eq!((counts.sent, counts.failed), (1, 1));
        assert!(cache.has_no_more());
    }

    async fn everything_is_purged_once_more_later(app) {
        let mut cache = CacheApi::start(&[]).await;
        let settings = CdnSettings { again_seconds: 15, ..settings(CdnKind::Varnish, &cache) };
        let now = app.newsroom.clock.now();
        for round in ["cdn", "cdn-again"] {
            followers::take_turn(&app.newsroom.store, round, Uuid::nil(), now, now).await.unwrap();
        }
        app.editor().tag("Cầu").await;
        let purging = Purging::start(&app.newsroom, &settings);
        let first = cache.next().await;
        assert!(first.head.starts_with("PURGE / HTTP/1.1\r\n"), "{}", first.head);
        app.pass(Duration::from_secs(15));
        let again = cache.next().await;
        let keys = |told: &Told| told.head.lines().find(|line| line.to_lowercase().starts_with("surrogate-key: ")).map(str::to_owned);
        assert!(keys(&first).is_some() && keys(&first) == keys(&again), "{first:?} {again:?}");
        purging.stop().await;
    }

    async fn one_node_purges_and_another_goes_on_when_it_dies(app) {
        begin(app).await;
        let mut cache = CacheApi::start(&[]).await;
        let settings = settings(CdnKind::Fastly, &cache);
        let first = Purging::start(&app.newsroom, &settings);
        app.editor().tag("Cầu").await;
        cache.next().await;
        let second = Purging::start(&app.newsroom, &settings);
        app.editor().tag("Đường").await;
        cache.next().await;
        first.die().await;
        app.editor().tag("Biển").await;
        app.pass(Duration::from_mins(1));
        let told = cache.next().await;
        assert!(keys(&told, "surrogate_keys").contains(&"tags".to_owned()), "{}", told.body);
        second.stop().await;
        assert!(cache.has_no_more(), "nothing is told twice");
    }
}
