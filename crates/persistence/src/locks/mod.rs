//! Edit locks as they are kept. They are no content: they leave neither event nor audit row, but for a lock that is taken over.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{put, release, take_over};
pub use queries::{of_article, of_articles};
