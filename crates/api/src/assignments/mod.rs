//! Assignments in the schema: who is to do what until when.

mod inputs;
pub mod loader;
mod mutation;
pub mod types;

pub use inputs::AssignmentWhere;
pub use mutation::AssignmentsMutation;
