//! Tombstones in the schema: what readers are told about articles that are gone for good.

mod query;

pub use query::TombstonesQuery;
