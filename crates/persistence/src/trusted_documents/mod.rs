//! Trusted documents as they are stored.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{insert, remove};
pub use queries::{all, by_ids};
