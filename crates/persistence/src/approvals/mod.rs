//! Approvals of revisions as they are kept. They are written with the change they are part of: see `articles::commit`.

mod convert;
mod entity;
mod queries;

pub(crate) use queries::insert;
pub use queries::{of_article, of_articles};
