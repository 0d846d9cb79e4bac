//! Contributors as they are kept.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{delete, insert, recover, update};
pub use queries::{by_ids, by_slug, find, in_trash, page, remembered_slugs, taken_slugs};
