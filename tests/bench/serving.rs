//! A loaded newsroom is whole, and serves what was loaded; the plain join answers what the server answers.

use masthead_bench::data::load;
use masthead_bench::join::Join;
use masthead_newsroom::Newsroom;
use masthead_tests::{Client, Database, Node};
use serde_json::{Value, json};

use super::replay::open;
use crate::books::{balance, rows};

const ARTICLES: u64 = 300;
const ARTICLE: &str = include_str!("../../bench/queries/f2-article.graphql");
const SECTION: &str = include_str!("../../bench/queries/f3-section.graphql");
const ALL: &str =
    "query($after: String) { articles(first: 100, after: $after) { totalCount nodes { slug } pageInfo { endCursor hasNextPage } } }";

async fn what_was_loaded_is_whole_and_served(database: Database) {
    let fresh = database.empty().await;
    load(&fresh.url, ARTICLES, |_| {}).await.unwrap();
    let newsroom = open(&fresh.url, "2026-01-01T00:00:00Z".parse().unwrap()).await;
    Box::pin(balance(&newsroom.store)).await;
    let join = Join::open(&fresh.url, 2).await.unwrap();
    let node = Node::start(newsroom.clone(), &fresh.url).await;
    let mut client = node.client().await;
    let slugs = the_feed_is_what_is_live(&newsroom, &mut client).await;
    for slug in slugs.iter().step_by(40) {
        let served = without_cost(client.ask(None, ARTICLE, &json!({ "slug": slug })).await.json());
        assert_eq!(served, serde_json::to_value(join.article_page(slug).await.unwrap()).unwrap(), "the page of {slug}");
    }
    for row in rows(&newsroom.store, "SELECT path FROM sections ORDER BY path").await {
        let path: String = row.try_get("", "path").unwrap();
        let served = without_cost(client.ask(None, SECTION, &json!({ "path": path })).await.json());
        let joined = serde_json::to_value(join.section_feed(&path).await.unwrap()).unwrap();
        assert_eq!(without_cursor(served), without_cursor(joined), "the feed of {path}");
    }
    join.close().await;
    node.stop().await;
    newsroom.store.close().await.unwrap();
    fresh.remove().await;
}

/// The whole feed, page by page: every live article once, the newest first. Answers their slugs.
async fn the_feed_is_what_is_live(newsroom: &Newsroom, client: &mut Client) -> Vec<String> {
    let live = rows(&newsroom.store, "SELECT slug FROM publications ORDER BY published_at DESC, article_id DESC").await;
    let live: Vec<String> = live.iter().map(|row| row.try_get("", "slug").unwrap()).collect();
    assert!(live.len() > 250, "{} are live", live.len());
    let (mut served, mut after) = (Vec::new(), Value::Null);
    loop {
        let answer = client.ask(None, ALL, &json!({ "after": after })).await.json();
        let page = &answer["data"]["articles"];
        assert_eq!(page["totalCount"], live.len(), "{answer}");
        served.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["slug"].as_str().unwrap().to_owned()));
        if page["pageInfo"]["hasNextPage"] != true {
            assert_eq!(served, live);
            return served;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

/// Only the server counts what an answer costs.
fn without_cost(mut answer: Value) -> Value {
    assert!(answer.as_object_mut().unwrap().remove("extensions").is_some(), "{answer}");
    answer
}

/// Only the server makes cursors that can be asked with.
fn without_cursor(mut answer: Value) -> Value {
    let cursor = answer.pointer_mut("/data/section/articles/pageInfo/endCursor").map(Value::take);
    assert!(cursor.is_some_and(|cursor| cursor.is_string()), "{answer}");
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    Box::pin(what_was_loaded_is_whole_and_served(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    Box::pin(what_was_loaded_is_whole_and_served(Database::Postgres)).await;
}
