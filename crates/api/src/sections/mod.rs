//! Sections in the schema.

mod inputs;
mod mutation;
mod query;
pub mod types;

pub use mutation::SectionsMutation;
pub use query::SectionsQuery;
