//! API tokens in the schema.

mod inputs;
mod mutation;
mod query;
pub mod types;

pub use mutation::ApiTokensMutation;
pub use query::all;
