//! How Masthead is asked over HTTP: `/graphql` by the GraphQL-over-HTTP specification, probes, metrics, the schema text,
//! CORS, request ids and the server itself. What a request may cost is in `limits`, what it means in `engine`.

mod answers;
mod body;
mod cached;
mod caller;
mod cors;
mod database_metrics;
mod documents;
mod errors;
mod execution;
mod graphql;
mod headers;
mod mail_metrics;
mod media;
mod metrics;
mod operations;
mod parameters;
mod persisted;
mod probes;
mod purge_metrics;
mod representation;
mod requests;
mod routes;
mod schedule_metrics;
mod sdl;
mod server;
mod settings;
mod state;
mod trace;

#[cfg(test)]
mod tests;

pub use caller::Caller;
pub(crate) use media::ResponseType;
pub use routes::configure;
pub use server::serve;
pub(crate) use settings::seconds;
pub use settings::{DocumentsAllowed, HttpSettings};
pub use state::HttpState;
