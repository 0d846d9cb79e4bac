//! Sections: reading and keeping the tree.

mod delete;
mod edit;
mod read;
mod recover;

pub use delete::delete;
pub use edit::{create, update};
pub use read::{by_path, tree};
pub(crate) use recover::recover;
