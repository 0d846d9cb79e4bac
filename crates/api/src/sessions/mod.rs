//! Signing in and out in the schema, and the sessions one has.

mod inputs;
pub mod loader;
pub mod mutation;
mod query;
pub mod types;

pub use mutation::SessionsMutation;
pub use query::SessionsQuery;
