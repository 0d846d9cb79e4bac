//! Tombstones: what readers are told about articles that are gone for good.

mod read;

pub use read::{by_external_id, by_id, by_path, by_slug};
