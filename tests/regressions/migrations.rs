//! Two nodes that start at once on an empty database.

use masthead_newsroom::Store;
use masthead_tests::Database;

async fn two_nodes_bring_an_empty_database_up_to_date_at_once(database: Database) {
    for _ in 0..3 {
        let fresh = database.empty().await;
        let (one, two) = (Store::open(&fresh.url, 1).await.unwrap(), Store::open(&fresh.url, 1).await.unwrap());
        let (first, second) = tokio::join!(one.migrate_up(), two.migrate_up());
        first.unwrap();
        second.unwrap();
        assert!(one.migrations().await.unwrap().iter().all(|(_, done)| *done));
        one.close().await.unwrap();
        two.close().await.unwrap();
        fresh.remove().await;
    }
}

#[tokio::test]
async fn sqlite() {
    two_nodes_bring_an_empty_database_up_to_date_at_once(Database::Sqlite).await;
}

#[tokio::test]
async fn postgres() {
    two_nodes_bring_an_empty_database_up_to_date_at_once(Database::Postgres).await;
}
