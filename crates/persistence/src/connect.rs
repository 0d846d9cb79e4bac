//! Opening the database: the only code besides the search index that knows which of the two it is.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use masthead_domain::time::Instant;
use masthead_migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::events::{self, Following, Generation};
use crate::schedules::Agenda;
use crate::statements::{Connections, Statements};
use crate::{StoreError, Transaction};

/// Where a newsroom's data live.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DatabaseUrl {
    /// An embedded SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, `postgres://user:password@host/database`.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        match url.strip_prefix("sqlite:") {
            Some(path) if !path.trim_start_matches("//").is_empty() => Ok(Self::Sqlite(path.trim_start_matches("//").into())),
            _ => Err(StoreError::Address("a database address begins with postgres:// or is sqlite: and a file's path".to_owned())),
        }
    }
}

/// The open database. Cheap to clone; all clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
    statements: Arc<Statements>,
    agenda: Arc<Agenda>,
    generation: Generation,
}

impl Store {
    /// Opens the database; a SQLite file is made if it is not there. Migrations are not run.
    pub async fn open(url: &DatabaseUrl, connections: u32) -> Result<Self, StoreError> {
        Self::open_with(url, connections, None).await
    }

    /// The same for a server: no statement but those of migrations takes longer than `longest`. Whoever asked for it has given up by then,
    /// and PostgreSQL would go on with it. SQLite has no such limit; it stops at the next row that nobody takes.
    pub async fn open_with(url: &DatabaseUrl, connections: u32, longest: Option<Duration>) -> Result<Self, StoreError> {
        let statements = Arc::<Statements>::default();
        let (mut read, mut write) = match url {
            DatabaseUrl::Sqlite(path) => {
                make_private(path)?;
                let write = Database::connect(sqlite(path, false, 1)).await?;
                (Database::connect(sqlite(path, true, connections)).await?, write)
            }
            DatabaseUrl::Postgres(url) => {
                let mut options = postgres(url, connections);
                if let Some(longest) = longest {
                    options.statement_timeout(longest);
                }
                let pool = Database::connect(options).await?;
                (pool.clone(), pool)
            }
        };
        for connection in [&mut read, &mut write] {
            let statements = Arc::clone(&statements);
            connection.set_metric_callback(move |statement| statements.done(statement.elapsed));
        }
        Ok(Self { read, write, statements, agenda: Arc::default(), generation: Generation::default() })
    }

    /// Follows the event log with connections of its own, so that [`Store::generation`] is known. `url` is the one the store was
    /// opened with.
    pub async fn follow(&self, url: &DatabaseUrl) -> Result<Following, StoreError> {
        let db = match url {
            DatabaseUrl::Sqlite(path) => Database::connect(sqlite(path, true, 1)).await?,
            DatabaseUrl::Postgres(url) => Database::connect(postgres(url, 1)).await?,
        };
        events::follow(db, url, self.generation.clone()).await
    }

    /// Which changes this node knows of.
    pub fn generation(&self) -> &Generation {
        &self.generation
    }

    /// For reading outside a transaction.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins the one kind of writing there is for content, at the instant `clock` shows when its turn comes: see [`Transaction`].
    pub async fn begin(&self, address: Option<String>, clock: impl FnOnce() -> Instant) -> Result<Transaction, StoreError> {
        Transaction::begin(&self.write, self.generation.clone(), address, clock).await
    }

    /// For single statements on sessions and throttles, which are not content and leave no event.
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.write
    }

    /// What is due next, as this process knows it.
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// How many SQL statements this store has run.
    pub fn statements(&self) -> u64 {
        self.statements.count()
    }

    /// Tells `observe` from now on how long each statement took. One observer is enough: of several the first is told.
    pub fn observe_statements(&self, observe: impl Fn(Duration) + Send + Sync + 'static) {
        self.statements.observe(observe);
    }

    /// How many connections to the database there are, by what they are for.
    pub fn connections(&self) -> Vec<Connections> {
        let postgres = is_postgres(&self.read);
        let readers = Connections::of(if postgres { "all" } else { "readers" }, &self.read);
        let writer = (!postgres).then(|| Connections::of("writer", &self.write));
        std::iter::once(readers).chain(writer).collect()
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.read.ping().await?)
    }

    /// Carries out every migration that is still to do, all or none. Of several nodes that start at once one does it and the
    /// others wait for it.
    pub async fn migrate_up(&self) -> Result<(), StoreError> {
        let tx = self.write.begin_with_options(immediate()).await?;
        if is_postgres(&tx) {
            tx.execute_unprepared(UNHURRIED).await?;
            tx.execute_unprepared(MIGRATION_LOCK).await?;
        }
        Migrator::up(&tx, None).await?;
        Ok(tx.commit().await?)
    }

    /// Takes the last `steps` migrations back.
    pub async fn migrate_down(&self, steps: u32) -> Result<(), StoreError> {
        Ok(Migrator::down(&self.write, Some(steps)).await?)
    }

    /// The names of all migrations, and whether each has been carried out.
    pub async fn migrations(&self) -> Result<Vec<(String, bool)>, StoreError> {
        let done: Vec<String> = Migrator::get_applied_migrations(&self.write).await?.iter().map(|m| m.name().to_owned()).collect();
        let pending = Migrator::get_pending_migrations(&self.write).await?;
        let pending = pending.iter().map(|migration| (migration.name().to_owned(), false));
        Ok(done.into_iter().map(|name| (name, true)).chain(pending).collect())
    }

    /// Closes all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(self) -> Result<(), StoreError> {
        self.read.close().await?;
        Ok(self.write.close().await?)
    }
}

/// Migrations of large tables take their time.
const UNHURRIED: &str = "SET LOCAL statement_timeout = 0";

/// Held until the migrating transaction ends; the number is only Masthead's own.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(7236427)";

/// SQLite takes the write lock at once, not at the first write, when it may be too late to wait for it.
pub(crate) fn immediate() -> TransactionOptions {
    TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() }
}

/// Whether this connection speaks PostgreSQL.
pub(crate) fn is_postgres(db: &impl ConnectionTrait) -> bool {
    db.get_database_backend() == DbBackend::Postgres
}

/// Drafts and keys are nobody else's to read, so a new file is made for its owner alone; SQLite makes the files beside it alike.
fn make_private(path: &std::path::Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Address(format!("the file {} cannot be made: {error}", path.display())))
        }
        _ => Ok(()),
    }
}

fn sqlite(path: &std::path::Path, read_only: bool, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new("sqlite::memory:");
    let path = path.to_owned();
    options.max_connections(connections).min_connections(1).sqlx_logging(false);
    // One connection to a local file is never worth closing or testing.
    options.map_sqlx_sqlite_pool_opts(|pool| pool.idle_timeout(None).max_lifetime(None).test_before_acquire(false));
    options.map_sqlx_sqlite_opts(move |_| {
        SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(!read_only)
            .read_only(read_only)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged write survives a power cut, not only a crash of the process.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-8000")
            .pragma("mmap_size", "268435456")
            .statement_cache_capacity(200)
    });
    options
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .set_application_name("masthead")
        // Asking before each use would double the round trips; after a pause the server may have been restarted.
        .test_before_acquire_if_idle_for(Duration::from_secs(1))
        .sqlx_logging(false);
    // Statements are ranges of indexes, which are right whatever values are bound. Left to itself the server plans a feed anew each
    // time, since sections are of unequal length, and takes longer for that than for reading it.
    options.map_sqlx_postgres_opts(|postgres| postgres.options([("plan_cache_mode", "force_generic_plan")]));
    options
}
