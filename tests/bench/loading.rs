//! What is loaded in bulk is what the use cases write.

use masthead_bench::data::rows::Table;
use masthead_bench::data::{history, load};
use masthead_domain::articles::Live;
use masthead_domain::time::Instant;
use masthead_tests::Database;

use super::replay::{open, replay};
use super::tables::{content, payloads};

/// Enough for drafts and for articles that were published twice.
const STORIES: u64 = 60;

async fn bulk_rows_are_those_of_the_use_cases(database: Database) {
    let (fast, slow) = (database.empty().await, database.empty().await);
    load(&fast.url, STORIES, |_| {}).await.unwrap();
    let slowly = Box::pin(replay(&slow.url, STORIES)).await;
    let fastly = open(&fast.url, Instant::UNIX_EPOCH).await;
    let is_sqlite = database == Database::Sqlite;
    for table in Table::ALL {
        let (loaded, written) = (content(&fastly.store, is_sqlite, *table).await, content(&slowly.store, is_sqlite, *table).await);
        assert!(!written.is_empty(), "no story leaves a row in {}", table.name());
        for (loaded, written) in loaded.iter().zip(&written) {
            assert_eq!(loaded, written, "a row of {}", table.name());
        }
        assert_eq!(loaded.len(), written.len(), "rows of {}", table.name());
    }
    let told = payloads(&slowly.store).await;
    assert!(told.iter().any(|payload| payload["surrogates"].as_array().is_some_and(|keys| keys.len() > 4)));
    assert_eq!(payloads(&fastly.store).await, told, "what the events say");
    fastly.store.close().await.unwrap();
    slowly.store.close().await.unwrap();
    fast.remove().await;
    slow.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    Box::pin(bulk_rows_are_those_of_the_use_cases(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    Box::pin(bulk_rows_are_those_of_the_use_cases(Database::Postgres)).await;
}

#[tokio::test]
async fn the_stories_hold_every_kind() {
    let fresh = Database::Sqlite.empty().await;
    let teller = masthead_bench::data::load::found(&fresh.url, STORIES).await.unwrap();
    let steps: Vec<_> = (0..STORIES).map(|number| history::steps(&teller.tell(number).unwrap()).unwrap()).collect();
    assert!(steps.iter().any(|steps| steps.len() == 1), "a draft");
    assert!(steps.iter().any(|steps| steps.len() == 4), "an article that was published twice");
    let live = steps.iter().filter(|steps| matches!(steps.last(), Some((_, change)) if change.live != Live::Keep));
    assert!(live.count() > 50, "most are live");
    fresh.remove().await;
}
