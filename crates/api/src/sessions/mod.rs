//! Signing in and out in the schema.

mod inputs;
mod mutation;
mod query;

pub use mutation::SessionsMutation;
pub use query::SessionsQuery;
