//! How a newsroom is asked: the GraphQL schema, the engine that executes it, and the HTTP server around it.
//!
//! Resolvers take arguments, call one use case of `masthead-newsroom` and wrap its answer. They hold no rule, and no
//! type of theirs is stored.

mod api_tokens;
mod articles;
mod assignments;
mod audit;
mod batch;
mod bodies;
mod cache;
mod calendar;
mod context;
mod contributors;
mod documents;
mod engine;
mod errors;
pub mod graphiql;
pub mod http;
mod ingredients;
mod inputs;
mod invitations;
pub mod limits;
mod local_time;
mod locks;
mod notes;
mod paging;
mod previews;
mod remembered;
mod scalars;
mod schedules;
mod schema;
mod second_factors;
mod sections;
mod sessions;
mod site;
mod tags;
mod tombstones;
mod trash;
mod users;

pub use cache::{CacheSettings, SurrogateHeader};
pub use documents::check_document;
pub use engine::Engine;
pub use ingredients::Ingredients;

/// The schema in the schema definition language, sorted: the text of `schema.graphql`.
pub fn schema_sdl() -> String {
    schema::sdl(&schema::build())
}
