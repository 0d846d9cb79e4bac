//! Law 6 through the memory: an answer that was kept does not outlive the instant at which something is due, with no worker running.

use std::time::{Duration, SystemTime};

use masthead_domain::time::Instant;
use masthead_newsroom::{Clock, Newsroom, Store};
use masthead_tests::{App, Node, on_each_database};
use serde_json::json;

const PAGE: &str = "{ article(by: { slug: \"dung-gio\" }) { headline } articles { totalCount } }";

/// How long after its instant the article may be seen first.
const SOON: Duration = Duration::from_millis(500);

/// A node whose clock goes, on the same database.
async fn awake(app: &App) -> Newsroom {
    let store = Store::open(app.url(), 4).await.unwrap();
    Newsroom { store, clock: Clock::System, ..app.newsroom.clone() }
}

on_each_database! {
    async fn what_was_kept_does_not_outlive_the_instant(app) {
        let section = app.editor().section("Xã hội", None).await;
        let create = json!({ "headline": "Đúng giờ", "sectionId": section });
        let id = app.editor().create_article(create).await.text("articleCreate.article.id");
        let newsroom = awake(app).await;
        let node = Node::start(newsroom.clone(), app.url()).await;
        let mut reader = node.client().await;
        assert_eq!(reader.ask(None, PAGE, &json!({})).await.json()["data"]["articles"]["totalCount"], json!(0));

        let due = SystemTime::now() + Duration::from_secs(2);
        let at = Instant::try_from(due).unwrap().to_string();
        let order = json!({ "id": id, "expectedVersion": 1, "at": { "instant": at }, "timeZone": "UTC" });
        crate::changes::done(&app.editor(), "articleSchedule", "", order).await;
        let seen = loop {
            let asked = SystemTime::now();
            let answer = reader.ask(None, PAGE, &json!({})).await.json();
            if answer["data"]["article"]["headline"] == json!("Đúng giờ") {
                break SystemTime::now();
            }
            assert!(asked < due + SOON, "still {answer}");
        };
        assert!(seen >= due, "seen before its instant");
        drop(reader);
        node.stop().await;
        newsroom.store.close().await.unwrap();
    }
}
