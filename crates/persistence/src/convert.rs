//! Between stored values and the domain's: instants as microseconds, words, JSON. Reading is fallible and names the row.

use masthead_domain::time::{Instant, Period};
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::StoreError;

/// Which row a value was read from, for the message when it is damaged.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub table: &'static str,
    pub id: Uuid,
}

impl Row {
    fn damaged(self, column: &str, why: &dyn std::fmt::Display) -> StoreError {
        StoreError::Damaged(format!("{}.{column} of {}: {why}", self.table, self.id))
    }

    pub fn instant(self, column: &str, micros: i64) -> Result<Instant, StoreError> {
        Instant::from_microsecond(micros).map_err(|error| self.damaged(column, &error))
    }

    pub fn instant_or_none(self, column: &str, micros: Option<i64>) -> Result<Option<Instant>, StoreError> {
        micros.map(|micros| self.instant(column, micros)).transpose()
    }

    pub fn word<T>(self, column: &str, word: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        read(word).ok_or_else(|| self.damaged(column, &format_args!("unknown word {word:?}")))
    }

    pub fn parsed<T>(self, column: &str, result: Result<T, masthead_domain::problems::Problem>) -> Result<T, StoreError> {
        result.map_err(|problem| self.damaged(column, &problem.message))
    }

    pub fn json<T: DeserializeOwned>(self, column: &str, json: &str) -> Result<T, StoreError> {
        serde_json::from_str(json).map_err(|error| self.damaged(column, &error))
    }
}

/// An instant as it is stored.
pub(crate) fn micros(instant: Instant) -> i64 {
    instant.as_microsecond()
}

/// The condition that an instant lies within a period; none when the period is open.
pub(crate) fn within(column: impl ColumnTrait, period: Period) -> Condition {
    let (from, before) = (period.from.map(micros), period.before.map(micros));
    Condition::all().add_option(from.map(|from| column.gte(from))).add_option(before.map(|before| column.lt(before)))
}

/// A value as stored JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Damaged(format!("a value has no JSON form: {error}")))
}

/// Whether anything can be stored under this name at all. PostgreSQL has no text with a NUL in it and fails on one, and nothing
/// has a name longer than this.
pub(crate) fn can_be_a_name(text: &str) -> bool {
    const LONGEST_NAME: usize = 2_000;
    text.len() <= LONGEST_NAME && !text.contains('\0')
}
