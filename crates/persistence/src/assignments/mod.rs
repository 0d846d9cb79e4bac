//! Assignments as they are kept.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{insert, update};
pub(crate) use queries::articles_of;
pub use queries::{AssignmentFilter, find, of_articles, page};
