//! Tags in the schema.

mod inputs;
pub mod loader;
mod mutation;
mod query;
pub mod types;

pub use mutation::TagsMutation;
pub use query::TagsQuery;
