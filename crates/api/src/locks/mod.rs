//! Edit locks in the schema.

mod inputs;
pub mod loader;
mod mutation;
pub mod types;

pub use mutation::LocksMutation;
