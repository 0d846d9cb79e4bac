//! Two nodes on one database: what is published on one is on the other a moment later.

use std::time::{Duration, Instant};

use masthead_newsroom::{Newsroom, Store};
use masthead_tests::{App, Client, Node, on_each_database};
use serde_json::json;

const PAGE: &str = "query($slug: String!) { article(by: { slug: $slug }) { headline } }";

/// How many publications are waited for.
const ROUNDS: usize = 21;

/// What most publications take at most until the other node shows them.
const SOON: Duration = Duration::from_millis(250);

/// Another process on the same database, as far as the database can tell.
async fn another(app: &App) -> Newsroom {
    let store = Store::open(app.url(), 4).await.unwrap();
    Newsroom { store, ..app.newsroom.clone() }
}

/// Asks until the article has this headline, and answers how long that took.
async fn wait_for(client: &mut Client, headline: &str) -> Duration {
    let since = Instant::now();
    loop {
        let answer = client.ask(None, PAGE, &json!({ "slug": "tin" })).await.json();
        if answer["data"]["article"]["headline"] == headline {
            return since.elapsed();
        }
        assert!(since.elapsed() < Duration::from_secs(20), "still {answer}");
    }
}

on_each_database! {
    async fn a_publication_is_on_the_other_node_a_moment_later(app) {
        let section = app.editor().section("Xã hội", None).await;
        let id = app.editor().published(json!({ "headline": "Tin", "slug": "tin", "sectionId": section })).await;
        let other = another(app).await;
        let node = Node::start(other.clone(), app.url()).await;
        let mut client = node.client().await;
        wait_for(&mut client, "Tin").await;
        let mut times = Vec::new();
        let mut version = 2;
        for round in 0..ROUNDS {
            let headline = format!("Tin {round}");
            app.editor().update_article(json!({ "id": id, "expectedVersion": version, "headline": headline })).await;
            let live = app.editor().publish_article(json!({ "id": id, "expectedVersion": version + 1 })).await;
            version = live.number("articlePublish.article.version");
            times.push(wait_for(&mut client, &headline).await);
        }
        times.sort_unstable();
        println!("seen on the other node after {:?} in the middle, {:?} at most", times[ROUNDS / 2], times[ROUNDS - 1]);
        assert!(times[ROUNDS / 2] <= SOON, "{times:?}");
        drop(client);
        node.stop().await;
        other.store.close().await.unwrap();
    }
}
