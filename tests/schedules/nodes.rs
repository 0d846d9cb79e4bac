//! Four processes on one database, killed and started again at random, while hundreds of articles are due: each goes live once, none
//! early, and hardly any late.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use masthead_newsroom::{DatabaseUrl, Store};
use masthead_tests::Database;
use serde_json::{Value, json};

use crate::books::{balance, rows, run};
use crate::crash::newsroom::{Server, establish};

const NODES: usize = 4;
const ARTICLES: usize = 500;
/// How far apart they are due, in microseconds: all within 40 seconds.
const APART: i64 = 80_000;
/// How late one of a hundred may be, in microseconds.
const LATE: i64 = 1_000_000;

fn micros_from_now(seconds: u64) -> i64 {
    let then = SystemTime::now() + Duration::from_secs(seconds);
    i64::try_from(then.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_micros()).unwrap()
}

/// Makes articles that are due far away, some each on every node.
fn order_articles(nodes: &[Server]) {
    let section = nodes[0].ask("mutation { sectionCreate(input: { name: \"Xã hội\" }) { section { id } } }", &json!({}));
    let section = &section["data"]["sectionCreate"]["section"]["id"];
    std::thread::scope(|scope| {
        for (place, node) in nodes.iter().enumerate() {
            scope.spawn(move || (place..ARTICLES).step_by(NODES).for_each(|number| order(node, section, number)));
        }
    });
}

fn order(node: &Server, section: &Value, number: usize) {
    let create = "mutation($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id } errors { message } } }";
    let made = node.ask(create, &json!({ "input": { "headline": format!("Tin số {number}"), "sectionId": section } }));
    let schedule = "mutation($input: ArticleScheduleInput!) { articleSchedule(input: $input) { article { status } errors { message } } }";
    let far_away = json!({ "instant": "2100-01-01T00:00:00Z" });
    let input = json!({ "id": made["data"]["articleCreate"]["article"]["id"], "expectedVersion": 1, "at": far_away, "timeZone": "UTC" });
    let ordered = node.ask(schedule, &json!({ "input": input }));
    assert_eq!(ordered["data"]["articleSchedule"]["article"]["status"], json!("SCHEDULED"), "{ordered:#}");
}

/// Brings the instants near, one after the other, and answers them by article.
async fn bring_near(store: &Store, first: i64) -> BTreeMap<uuid::Uuid, i64> {
    let near = format!("{first} + {APART} * (SELECT COUNT(*) FROM schedules earlier WHERE earlier.id < schedules.id)");
    run(store, &format!("UPDATE schedules SET due_at = {near}")).await;
    let due = rows(store, "SELECT article_id, due_at FROM schedules").await;
    due.iter().map(|row| (row.try_get("", "article_id").unwrap(), row.try_get("", "due_at").unwrap())).collect()
}

/// Kills one node after the other, and starts another in its place, until `end`. Three are always up.
fn pull_plugs(nodes: &mut [Option<Server>], url: &DatabaseUrl, folder: &Path, end: i64) {
    for round in 0.. {
        if micros_from_now(0) > end {
            return;
        }
        // Neighbours in no order that a round-robin of the nodes could have.
        let place = round * 3 % NODES;
        nodes[place].take().unwrap().kill();
        nodes[place] = Some(Server::start(url, folder));
    }
}

async fn published(store: &Store) -> BTreeMap<uuid::Uuid, Vec<i64>> {
    let mut published: BTreeMap<uuid::Uuid, Vec<i64>> = BTreeMap::new();
    for row in rows(store, "SELECT subject_id, at FROM events WHERE kind = 'article.published'").await {
        published.entry(row.try_get("", "subject_id").unwrap()).or_default().push(row.try_get("", "at").unwrap());
    }
    published
}

#[tokio::test(flavor = "multi_thread")]
async fn each_goes_live_once_none_early_and_hardly_any_late() {
    let fresh = Database::Postgres.empty().await;
    let folder = tempfile::tempdir().unwrap();
    establish(&fresh.url, folder.path());
    let nodes: Vec<Server> = (0..NODES).map(|_| Server::start(&fresh.url, folder.path())).collect();
    order_articles(&nodes);
    let store = Store::open(&fresh.url, 2).await.unwrap();
    let due = bring_near(&store, micros_from_now(2)).await;
    let last = *due.values().max().unwrap();
    let mut nodes: Vec<Option<Server>> = nodes.into_iter().map(Some).collect();
    pull_plugs(&mut nodes, &fresh.url, folder.path(), last + LATE);

    let published = published(&store).await;
    assert_eq!(published.len(), ARTICLES, "not all went live");
    let mut lateness: Vec<i64> = Vec::new();
    for (article, at) in &published {
        assert_eq!(at.len(), 1, "{article} went live {} times", at.len());
        lateness.push(at[0] - due[article]);
    }
    lateness.sort_unstable();
    assert!(lateness[0] >= 0, "one went live {} µs early", -lateness[0]);
    let (median, p99, worst) = (lateness[ARTICLES / 2], lateness[ARTICLES * 99 / 100], lateness[ARTICLES - 1]);
    println!("late by: median {median} µs, p99 {p99} µs, at most {worst} µs");
    assert!(p99 <= LATE, "late by: median {median} µs, p99 {p99} µs, at most {worst} µs");
    balance(&store).await;
    drop(nodes);
    store.close().await.unwrap();
    fresh.remove().await;
}
