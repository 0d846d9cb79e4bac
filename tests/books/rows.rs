//! Reading and writing tables directly.

use masthead_domain::time::Instant;
use masthead_newsroom::Store;
use sea_orm::{ConnectionTrait, QueryResult, Statement};

/// The rows of a query.
pub async fn rows(store: &Store, sql: &str) -> Vec<QueryResult> {
    let db = store.reader();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

/// Runs a statement behind the newsroom's back.
pub async fn run(store: &Store, sql: &str) {
    let tx = store.begin(None, || Instant::UNIX_EPOCH).await.unwrap();
    tx.reader().execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}
