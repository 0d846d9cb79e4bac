//! Users: who they are, adding and changing them.

mod edit;
mod read;

pub(crate) use edit::{Newcomer, add};
pub use edit::{create, set_password, update};
pub use read::{all, by_ids, find};
