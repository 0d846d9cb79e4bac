//! API tokens as they are kept: by the hash of their secret.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{insert, note_use, update};
pub use queries::{all, by_hash, find, machine};
