//! Notes on articles as they are kept.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{insert, update};
pub use queries::{count, find, of_articles};
