//! Users in the schema.

pub mod inputs;
pub mod loader;
pub mod mutation;
pub mod types;

pub use mutation::UsersMutation;
