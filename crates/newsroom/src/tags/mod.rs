//! Tags: finding and keeping them.

mod edit;
mod read;

pub use edit::{create, delete, update};
pub use read::{by_id, by_ids, by_slug, page};
