//! The trash in the schema: what was deleted, and taking it out again.

mod mutation;
mod query;
pub mod types;

pub use mutation::TrashMutation;
pub use query::page;
