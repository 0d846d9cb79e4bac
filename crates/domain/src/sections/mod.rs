//! Sections (`chuyên mục`): the tree a newspaper is ordered by.

mod commands;
mod section;
mod tree;

pub use commands::{SectionCreate, SectionDelete, SectionUpdate};
pub use section::{Section, description, name};
pub use tree::SectionTree;
