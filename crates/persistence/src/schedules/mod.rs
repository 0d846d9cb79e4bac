//! What is to happen at an instant to come, as it is kept; and the next such instant, as this process knows it.

mod agenda;
mod commit;
mod convert;
mod entity;
mod queries;

pub use agenda::Agenda;
pub use commit::fail;
pub(crate) use commit::{drop_kinds, put};
pub(crate) use queries::articles_due;
pub use queries::{between, first_due, next_due, of_article, of_articles};
