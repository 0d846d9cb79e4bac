//! What the public is told about articles that are gone for good, as it is kept.

mod convert;
mod entity;
mod queries;

pub(crate) use queries::articles_killed;
pub use queries::{by_external_id, by_id, by_slug};
pub(crate) use queries::{close, dig};
