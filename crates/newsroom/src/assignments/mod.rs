//! Assignments: who is to do what until when.

mod read;
mod write;

pub use masthead_persistence::assignments::AssignmentFilter;
pub use read::{of_articles, page};
pub use write::{cancel, create, done, reopen, update};
