//! Tags: finding and keeping them.

mod edit;
mod read;
mod recover;

pub use edit::{create, delete, update};
pub use read::{by_id, by_ids, by_slug, page};
pub(crate) use recover::recover;
