//! Two-factor sign-in in the schema.

mod inputs;
pub mod loader;
mod mutation;
pub mod types;

pub use mutation::SecondFactorsMutation;
