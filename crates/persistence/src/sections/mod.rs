//! Sections as they are kept. The tree is small and always read whole.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{delete, insert, recover, update};
pub use queries::{all, by_path, in_trash, remembered_paths, tree};
