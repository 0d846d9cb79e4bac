//! Articles in the schema: what the public reads, and what the desk does.

mod content_inputs;
pub mod desk;
mod desk_query;
pub mod feed;
pub mod filters;
mod inputs;
pub mod loader;
mod mutation;
mod query;
pub mod types;

pub use desk_query::Desk;
pub use mutation::ArticlesMutation;
pub use query::ArticlesQuery;
