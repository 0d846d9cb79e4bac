//! Previews in the schema.

mod inputs;
mod mutation;
mod query;
pub mod types;

pub use mutation::PreviewsMutation;
pub use query::{PreviewsQuery, tokens};
