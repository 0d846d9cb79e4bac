//! A fresh database for each test: a file, and a database of its own on the server that the environment names.

use std::path::PathBuf;

use masthead_persistence::{DatabaseUrl, Store};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

const SERVER: &str = "MASTHEAD_TEST_POSTGRES_URL";
const CONNECTIONS: u32 = 8;

/// Tells the story on both databases.
pub async fn each_database(story: impl AsyncFn(Store)) {
    on_sqlite(&story).await;
    on_postgres(&story).await;
}

async fn on_sqlite(story: &impl AsyncFn(Store)) {
    let directory = Directory::new();
    let store = migrated(&DatabaseUrl::Sqlite(directory.0.join("masthead.db"))).await;
    story(store.clone()).await;
    store.close().await.unwrap();
}

async fn on_postgres(story: &impl AsyncFn(Store)) {
    let server = std::env::var(SERVER)
        .unwrap_or_else(|_| panic!("{SERVER} is not set: give the address of a PostgreSQL server, as postgres://user@host/postgres"));
    let (server, _) = server.rsplit_once('/').unwrap();
    let name = format!("masthead_{}", Uuid::now_v7().simple());
    let admin = Store::open(&DatabaseUrl::Postgres(format!("{server}/postgres")), 1).await.unwrap();
    admin.reader().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let store = migrated(&DatabaseUrl::Postgres(format!("{server}/{name}"))).await;
    story(store.clone()).await;
    store.close().await.unwrap();
    admin.reader().execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    admin.close().await.unwrap();
}

/// How many rows there are of `FROM … WHERE …`.
pub async fn count(store: &Store, from: &str) -> i64 {
    let db = store.reader();
    let select = Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) AS found FROM {from}"));
    db.query_one_raw(select).await.unwrap().unwrap().try_get("", "found").unwrap()
}

async fn migrated(url: &DatabaseUrl) -> Store {
    let store = Store::open(url, CONNECTIONS).await.unwrap();
    store.migrate_up().await.unwrap();
    store
}

/// A directory that goes when the test ends.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("masthead-{}", Uuid::now_v7().simple()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
