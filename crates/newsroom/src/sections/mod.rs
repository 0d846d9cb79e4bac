//! Sections: reading and keeping the tree.

mod delete;
mod edit;
mod read;

pub use delete::delete;
pub use edit::{create, update};
pub use read::{by_path, tree};
