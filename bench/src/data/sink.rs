//! Writing many rows fast. Nothing that the tables enforce row by row is checked meanwhile, for the rows are valid by their making; the
//! full-text index is built when all words are there.

use masthead_domain::audit::Seal;
use masthead_newsroom::DatabaseUrl;
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

use super::ledger::Ledger;
use super::rows::{Batch, Cell, Table};
use crate::Outcome;

/// Rows in one statement of SQLite's.
const ROWS: usize = 100;

const HEAD: &str = "SELECT seq, audit_seq, audit_seal, at FROM event_head WHERE id = 1";

/// A database that is being loaded.
pub enum Sink {
    /// A file, and what has to be made again when it is loaded.
    Sqlite(SqliteConnection, String),
    /// A server, and what has to be made again when it is loaded.
    Postgres(PgConnection, String),
}

impl Sink {
    /// Opens a database that has its tables and the newspaper.
    pub async fn open(url: &DatabaseUrl) -> Outcome<Self> {
        match url {
            DatabaseUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .foreign_keys(false)
                    .journal_mode(SqliteJournalMode::Off)
                    .synchronous(SqliteSynchronous::Off)
                    .pragma("cache_size", "-500000");
                let mut db = SqliteConnection::connect_with(&options).await?;
                let trigger: String =
                    sqlx::query_scalar("SELECT sql FROM sqlite_master WHERE name = 'article_words_come'").fetch_one(&mut db).await?;
                sqlx::query("DROP TRIGGER article_words_come").execute(&mut db).await?;
                Ok(Self::Sqlite(db, trigger))
            }
            DatabaseUrl::Postgres(url) => {
                let mut db = PgConnection::connect(url).await?;
                let index = "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'article_words_words'";
                let index: String = sqlx::query_scalar(index).fetch_one(&mut db).await?;
                for statement in
                    ["DROP INDEX article_words_words", "SET session_replication_role = replica", "SET synchronous_commit = off"]
                {
                    sqlx::query(statement).execute(&mut db).await?;
                }
                Ok(Self::Postgres(db, index))
            }
        }
    }

    /// Where the log and the trail end.
    pub async fn ledger(&mut self) -> Outcome<Ledger> {
        let (seq, audit_seq, seal, at) = match self {
            Self::Sqlite(db, _) => {
                let row = sqlx::query(HEAD).fetch_one(db).await?;
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?)
            }
            Self::Postgres(db, _) => {
                let row: PgRow = sqlx::query(HEAD).fetch_one(db).await?;
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?)
            }
        };
        Ok(Ledger::after(seq, audit_seq, Seal(seal), at))
    }

    /// Writes rows, in one transaction.
    pub async fn write(&mut self, batch: Batch) -> Outcome<()> {
        match self {
            Self::Sqlite(db, _) => {
                let mut tx = db.begin().await?;
                for (table, cells) in batch.into_tables() {
                    insert(&mut tx, table, cells).await?;
                }
                Ok(tx.commit().await?)
            }
            Self::Postgres(db, _) => {
                let mut tx = db.begin().await?;
                for (table, cells) in batch.into_tables() {
                    copy(&mut tx, table, cells).await?;
                }
                Ok(tx.commit().await?)
            }
        }
    }

    /// Writes the ends of log and trail and the counters, and makes what was taken away while loading.
    pub async fn finish(mut self, ledger: &Ledger) -> Outcome<()> {
        self.write(ledger.counts()).await?;
        let (seq, at, audit_seq, seal) = (ledger.seq, ledger.at, ledger.audit_seq, ledger.seal.to_string());
        match self {
            Self::Sqlite(mut db, trigger) => {
                let head = "UPDATE event_head SET seq = ?, at = ?, audit_seq = ?, audit_seal = ? WHERE id = 1";
                sqlx::query(head).bind(seq).bind(at).bind(audit_seq).bind(seal).execute(&mut db).await?;
                sqlx::query("INSERT INTO article_word_index(article_word_index) VALUES ('rebuild')").execute(&mut db).await?;
                sqlx::query(AssertSqlSafe(trigger)).execute(&mut db).await?;
                sqlx::query("PRAGMA journal_mode = WAL").execute(&mut db).await?;
                Ok(db.close().await?)
            }
            Self::Postgres(mut db, index) => {
                let head = "UPDATE event_head SET seq = $1, at = $2, audit_seq = $3, audit_seal = $4 WHERE id = 1";
                sqlx::query(head).bind(seq).bind(at).bind(audit_seq).bind(seal).execute(&mut db).await?;
                sqlx::query("SET maintenance_work_mem = '1GB'").execute(&mut db).await?;
                sqlx::query(AssertSqlSafe(index)).execute(&mut db).await?;
                // What autovacuum would do a little later.
                sqlx::query("VACUUM ANALYZE").execute(&mut db).await?;
                Ok(db.close().await?)
            }
        }
    }
}

async fn insert(db: &mut SqliteConnection, table: Table, cells: Vec<Cell>) -> Outcome<()> {
    let columns = table.columns();
    let mut cells = cells.into_iter().peekable();
    while cells.peek().is_some() {
        let row: Vec<Cell> = cells.by_ref().take(ROWS * columns.len()).collect();
        let marks = format!("({})", vec!["?"; columns.len()].join(","));
        let marks = vec![marks; row.len() / columns.len()].join(",");
        let statement = format!("INSERT INTO {} ({}) VALUES {marks}", table.name(), columns.join(","));
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for cell in row {
            query = match cell {
                Cell::Null => query.bind(None::<i64>),
                Cell::Number(number) => query.bind(number),
                Cell::Flag(flag) => query.bind(flag),
                Cell::Text(text) => query.bind(text),
                Cell::Id(id) => query.bind(id.as_bytes().to_vec()),
            };
        }
        query.execute(&mut *db).await?;
    }
    Ok(())
}

async fn copy(db: &mut PgConnection, table: Table, cells: Vec<Cell>) -> Outcome<()> {
    let columns = table.columns();
    let statement = format!("COPY {} ({}) FROM STDIN", table.name(), columns.join(","));
    let mut copy = db.copy_in_raw(&statement).await?;
    let mut text = Vec::new();
    for (place, cell) in cells.iter().enumerate() {
        cell_as_text(&mut text, cell);
        text.push(if (place + 1) % columns.len() == 0 { b'\n' } else { b'\t' });
    }
    copy.send(text).await?;
    copy.finish().await?;
    Ok(())
}

/// A cell in COPY's text format.
fn cell_as_text(text: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Null => text.extend(b"\\N"),
        Cell::Number(number) => text.extend(number.to_string().bytes()),
        Cell::Flag(flag) => text.push(if *flag { b't' } else { b'f' }),
        Cell::Id(id) => text.extend(id.to_string().bytes()),
        Cell::Text(value) => {
            for byte in value.bytes() {
                match byte {
                    b'\\' => text.extend(b"\\\\"),
                    b'\n' => text.extend(b"\\n"),
                    b'\r' => text.extend(b"\\r"),
                    b'\t' => text.extend(b"\\t"),
                    other => text.push(other),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_copy_reads_them() {
        let cells = [Cell::Null, 7_i64.into(), true.into(), "a\\b\tc\nd".into()];
        let text = cells.iter().fold(Vec::new(), |mut text, cell| {
            cell_as_text(&mut text, cell);
            text.push(b'|');
            text
        });
        assert_eq!(String::from_utf8(text).unwrap(), "\\N|7|t|a\\\\b\\tc\\nd|");
    }
}
