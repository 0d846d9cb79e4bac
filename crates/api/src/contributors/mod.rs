//! Contributors in the schema.

mod inputs;
pub mod loader;
mod mutation;
mod query;
pub mod types;

pub use mutation::ContributorsMutation;
pub use query::ContributorsQuery;
