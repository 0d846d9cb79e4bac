//! Readers under load while an editor publishes: nobody sees the old once the editor was told of the new.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering::SeqCst};

use masthead_tests::{App, Client, Node, on_each_database};
use serde_json::{Value, json};

const READERS: usize = 4;
const PUBLICATIONS: i64 = 25;

const FRONT: &str = "{ sections { name articles(first: 5) { nodes { headline } } } }";
const PAGE: &str = "query($slug: String!) { article(by: { slug: $slug }) { headline body { plainText } sameSection { headline } } }";

/// The edition that an answer shows: headlines are `Tin` and a number.
fn edition(headline: &Value) -> i64 {
    headline.as_str().and_then(|headline| headline.strip_prefix("Tin ")?.parse().ok()).unwrap_or_else(|| panic!("{headline}"))
}

async fn read(client: &mut Client, told: &AtomicI64) {
    let at_least = told.load(SeqCst);
    let front = client.ask(None, FRONT, &json!({})).await.json();
    let shown = edition(&front["data"]["sections"][0]["articles"]["nodes"][0]["headline"]);
    assert!(shown >= at_least, "the editor was told of {at_least}, and a reader was shown {shown}");
    let at_least = told.load(SeqCst);
    let page = client.ask(None, PAGE, &json!({ "slug": "tin" })).await.json();
    let shown = edition(&page["data"]["article"]["headline"]);
    assert!(shown >= at_least, "the editor was told of {at_least}, and a reader was shown {shown}");
}

/// Publishes one edition after the other and tells the readers of each when its mutation has answered.
async fn publish(app: &App, id: &str, told: &AtomicI64) {
    let editor = app.editor();
    let mut version = 2;
    for edition in 1..=PUBLICATIONS {
        let change = json!({ "id": id, "expectedVersion": version, "headline": format!("Tin {edition}") });
        let changed = editor.update_article(change).await;
        let live = editor.publish_article(json!({ "id": id, "expectedVersion": changed.number("articleUpdate.article.version") })).await;
        version = live.number("articlePublish.article.version");
        told.store(edition, SeqCst);
    }
}

async fn lookups(client: &mut Client, outcome: &str) -> i64 {
    let metrics = client.get("/metrics").await.text;
    let name = format!("masthead_cache_lookups_total{{outcome=\"{outcome}\"}} ");
    metrics.lines().find_map(|line| line.strip_prefix(&name)?.parse().ok()).unwrap()
}

on_each_database! {
    async fn nobody_sees_the_old_once_the_editor_was_told(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Tin 0", "slug": "tin", "sectionId": section })).await;
        let node = Node::start(app.newsroom.clone(), app.url()).await;
        let (told, done) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicBool::new(false)));
        let mut readers = Vec::new();
        for _ in 0..READERS {
            let (mut client, told, done) = (node.client().await, Arc::clone(&told), Arc::clone(&done));
            readers.push(tokio::spawn(async move {
                while !done.load(SeqCst) {
                    read(&mut client, &told).await;
                }
            }));
        }
        publish(app, &id, &told).await;
        done.store(true, SeqCst);
        for reader in readers {
            reader.await.unwrap();
        }
        let mut client = node.client().await;
        read(&mut client, &told).await;
        read(&mut client, &told).await;
        assert!(lookups(&mut client, "fresh").await > 0 && lookups(&mut client, "stale").await > 0, "the memory was asked all the while");
        drop(client);
        node.stop().await;
    }

    async fn work_at_the_desk_leaves_the_memory_alone(app) {
        let section = app.editor().section("Xã hội", None).await;
        app.editor().published(json!({ "headline": "Tin 0", "slug": "tin", "sectionId": section })).await;
        let node = Node::start(app.newsroom.clone(), app.url()).await;
        let mut client = node.client().await;
        read(&mut client, &AtomicI64::new(0)).await;
        let draft = app.editor().create_article(json!({ "headline": "Nháp", "sectionId": section })).await.text("articleCreate.article.id");
        app.editor().update_article(json!({ "id": draft, "expectedVersion": 1, "headline": "Nháp 2" })).await;
        app.editor().delete_article(&draft, 2).await;
        read(&mut client, &AtomicI64::new(0)).await;
        assert_eq!((lookups(&mut client, "fresh").await, lookups(&mut client, "stale").await), (2, 0));
        app.admin().tag("Giao thông").await;
        read(&mut client, &AtomicI64::new(0)).await;
        assert_eq!((lookups(&mut client, "fresh").await, lookups(&mut client, "stale").await), (2, 2));
        drop(client);
        node.stop().await;
    }

    async fn what_is_not_there_is_remembered_until_it_is(app) {
        let section = app.editor().section("Xã hội", None).await;
        let node = Node::start(app.newsroom.clone(), app.url()).await;
        let mut client = node.client().await;
        for _ in 0..2 {
            assert_eq!(client.ask(None, PAGE, &json!({ "slug": "tin" })).await.json()["data"]["article"], Value::Null);
        }
        assert_eq!(lookups(&mut client, "fresh").await, 1);
        let id = app.editor().published(json!({ "headline": "Tin 0", "slug": "tin", "sectionId": section })).await;
        read(&mut client, &AtomicI64::new(0)).await;
        app.editor().unpublish_article(&id, 2).await;
        assert_eq!(client.ask(None, PAGE, &json!({ "slug": "tin" })).await.json()["data"]["article"], Value::Null);
        drop(client);
        node.stop().await;
    }
}
