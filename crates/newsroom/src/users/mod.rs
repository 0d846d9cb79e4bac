//! Users: who they are, adding and changing them.

mod edit;
mod read;

pub use edit::{create, update};
pub use read::{all, by_ids, find};
