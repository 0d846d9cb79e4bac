//! The trash: what was deleted, until it is recovered or purged.

mod trashed;

pub use trashed::{TrashKind, Trashed};
