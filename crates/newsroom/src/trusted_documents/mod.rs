//! Use cases of trusted documents: the operator hands them in, everybody may ask with them.

mod edit;
mod read;

pub use edit::{add, remove};
pub use read::{all, find};
