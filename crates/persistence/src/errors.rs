//! What can go wrong below the newsroom.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the row since it was read.
    #[error("the row was changed by somebody else")]
    Stale,
    /// A unique value is taken, or a reference does not hold.
    #[error("a constraint of the database refused the change: {0}")]
    Constraint(String),
    /// Nobody outside may see the article yet. Use cases refuse this before; it is the last gate.
    #[error("article {0} is under embargo")]
    Embargoed(masthead_domain::ids::ArticleId),
    /// A stored value cannot be read back; the text names table and id.
    #[error("a stored value is damaged: {0}")]
    Damaged(String),
    /// The address of the database is not one Masthead knows.
    #[error("{0}")]
    Address(String),
    /// The database itself failed.
    #[error(transparent)]
    Database(DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(text) | SqlErr::ForeignKeyConstraintViolation(text)) => Self::Constraint(text),
            _ if is_still_referred_to(&error) => Self::Constraint("a row is still referred to".to_owned()),
            _ => Self::Database(error),
        }
    }
}

/// `ON DELETE RESTRICT` has codes of its own: `SQLITE_CONSTRAINT_TRIGGER` and, on PostgreSQL, `restrict_violation`.
fn is_still_referred_to(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error else { return false };
    cause.as_database_error().and_then(sea_orm::sqlx::error::DatabaseError::code).is_some_and(|code| code == "1811" || code == "23001")
}
