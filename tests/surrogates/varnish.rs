//! A real Varnish in front of the server: what changes is new there at once, and all else stays where it is.

use std::time::{Duration, Instant};

use masthead_api::{CacheSettings, SurrogateHeader};
use masthead_newsroom::surrogates::{CdnKind, CdnSettings};
use masthead_tests::{App, Client, Node, Varnish, on_each_database};
use serde_json::{Value, json};

use super::Purging;

const PATIENCE: Duration = Duration::from_secs(20);

/// The answer to a question about an article, and whether Varnish had it.
async fn read(client: &mut Client, slug: &str) -> (Value, bool) {
    let answer = client.get(&format!("/graphql?query=%7Barticle(by:%7Bslug:%22{slug}%22%7D)%7Bheadline%7D%7D")).await;
    assert_eq!(answer.header("surrogate-key"), None, "keys are for the cache alone: {}", answer.head);
    (answer.json()["data"]["article"]["headline"].clone(), answer.header("x-cache") == Some("hit"))
}

/// Reads until an article says this.
async fn wait_for(client: &mut Client, slug: &str, headline: Value) {
    let since = Instant::now();
    loop {
        let (now, _) = read(client, slug).await;
        if now == headline {
            return;
        }
        assert!(since.elapsed() < PATIENCE, "still {now}, not {headline}");
    }
}

async fn change_headline(app: &App, id: &str, version: i64, headline: &str) {
    app.editor().update_article(json!({ "id": id, "expectedVersion": version, "headline": headline })).await;
    let answer = app.editor().publish_article(json!({ "id": id, "expectedVersion": version + 1 })).await;
    assert_eq!(answer.text("articlePublish.article.status"), "PUBLISHED");
}

on_each_database! {
    async fn what_changes_is_new_behind_varnish_and_all_else_stays_there(app) {
        let (news, sport) = (app.editor().section("Xã hội", None).await, app.editor().section("Thể thao", None).await);
        let id = app.editor().published(json!({ "headline": "Cầu", "slug": "cau", "sectionId": news })).await;
        app.editor().published(json!({ "headline": "Bóng", "slug": "bong", "sectionId": sport })).await;
        let hour = Duration::from_hours(1);
        let cache = CacheSettings { surrogate_header: Some(SurrogateHeader::SurrogateKey), shared_max_age: hour, ..CacheSettings::default() };
        let node = Node::caching(app.newsroom.clone(), app.url(), cache).await;
        let varnish = Varnish::before(&node).await;
        let settings = CdnSettings { kind: CdnKind::Varnish, urls: vec![varnish.url()], ..CdnSettings::default() };
        let purging = Purging::start(&app.newsroom, &settings);
        let mut reader = varnish.client().await;
        for known in [false, true] {
            assert_eq!(read(&mut reader, "cau").await, (json!("Cầu"), known));
            assert_eq!(read(&mut reader, "bong").await, (json!("Bóng"), known));
            assert_eq!(read(&mut reader, "nui").await, (Value::Null, known));
        }
        change_headline(app, &id, 2, "Cầu mới").await;
        wait_for(&mut reader, "cau", json!("Cầu mới")).await;
        assert_eq!(read(&mut reader, "bong").await, (json!("Bóng"), true), "what did not change is still there");
        app.editor().published(json!({ "headline": "Núi", "slug": "nui", "sectionId": sport })).await;
        wait_for(&mut reader, "nui", json!("Núi")).await;
        purging.stop().await;

        assert_eq!(read(&mut reader, "cau").await, (json!("Cầu mới"), true));
        app.editor().unpublish_article(&id, 4).await;
        assert_eq!(read(&mut reader, "cau").await, (json!("Cầu mới"), true), "nobody told Varnish");
        let purging = Purging::start(&app.newsroom, &settings);
        wait_for(&mut reader, "cau", Value::Null).await;
        assert_eq!(read(&mut reader, "bong").await, (json!("Bóng"), true));
        purging.stop().await;
        drop((reader, varnish));
        node.stop().await;
    }
}
