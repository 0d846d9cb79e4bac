//! Fresh databases: a file for SQLite, a database of its own on the server for PostgreSQL.

use masthead_newsroom::{DatabaseUrl, Store};
use sea_orm::{ConnectionTrait, Database as Connection, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Which database a test runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Database {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// A database that goes with the test.
pub struct Fresh {
    /// Where it is.
    pub url: DatabaseUrl,
    folder: Option<TempDir>,
    name: Option<String>,
}

/// An empty, migrated PostgreSQL database that others are copied from, once per test process.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

impl Database {
    /// A new database, migrated.
    pub async fn fresh(self) -> Fresh {
        let fresh = match self {
            Self::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                Fresh { url: DatabaseUrl::Sqlite(folder.path().join("masthead.db")), folder: Some(folder), name: None }
            }
            Self::Postgres => {
                let template = TEMPLATE.get_or_init(template).await;
                let name = format!("test_{}", uuid::Uuid::now_v7().simple());
                run(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
                Fresh { url: postgres_url(&name), folder: None, name: Some(name) }
            }
        };
        if self == Self::Sqlite {
            let store = Store::open(&fresh.url, 1).await.unwrap();
            store.migrate_up().await.unwrap();
            store.close().await.unwrap();
        }
        fresh
    }

    /// A new database without a schema.
    pub async fn empty(self) -> Fresh {
        match self {
            Self::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                Fresh { url: DatabaseUrl::Sqlite(folder.path().join("masthead.db")), folder: Some(folder), name: None }
            }
            Self::Postgres => {
                let name = format!("test_{}", uuid::Uuid::now_v7().simple());
                run(&format!("CREATE DATABASE {name}")).await;
                Fresh { url: postgres_url(&name), folder: None, name: Some(name) }
            }
        }
    }
}

impl Fresh {
    /// Removes the database.
    pub async fn remove(self) {
        drop(self.folder);
        if let Some(name) = self.name {
            run(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn template() -> String {
    let name = format!("template_{}", uuid::Uuid::now_v7().simple());
    run(&format!("CREATE DATABASE {name}")).await;
    let store = Store::open(&postgres_url(&name), 1).await.unwrap();
    store.migrate_up().await.unwrap();
    store.close().await.unwrap();
    name
}

async fn run(statement: &str) {
    let server: DatabaseConnection = Connection::connect(server_url()).await.expect("PostgreSQL answers at MASTHEAD_TEST_POSTGRES_URL");
    server.execute_unprepared(statement).await.unwrap();
    server.close().await.unwrap();
}

fn postgres_url(database: &str) -> DatabaseUrl {
    let server = server_url();
    let (start, _) = server.rsplit_once('/').expect("the address ends with a database's name");
    DatabaseUrl::Postgres(format!("{start}/{database}"))
}

fn server_url() -> String {
    std::env::var("MASTHEAD_TEST_POSTGRES_URL")
        .expect("tests need PostgreSQL: run scripts/test, or set MASTHEAD_TEST_POSTGRES_URL to postgres://…/postgres")
}
