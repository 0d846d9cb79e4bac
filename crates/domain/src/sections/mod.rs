//! Sections (`chuyên mục`): the tree a newspaper is ordered by.

mod commands;
mod section;
mod tree;

pub use commands::{SectionCreate, SectionDelete, SectionUpdate};
pub use section::{Section, description, name, required_approvals};
pub use tree::SectionTree;
