//! Articles in the schema: what the public reads, and what the desk does.

mod bulk;
pub mod check_types;
mod columns;
mod comparison;
mod content_inputs;
mod copying;
pub mod desk;
mod desk_query;
pub mod feed;
pub mod filters;
mod history;
mod history_inputs;
mod history_mutation;
mod inputs;
pub mod loader;
mod mutation;
mod query;
mod revisions;
pub mod types;
mod workflow_inputs;
mod workflow_mutation;
pub mod workflow_types;

pub use bulk::BulkMutation;
pub use copying::CopyingMutation;
pub use desk_query::Desk;
pub use history_mutation::HistoryMutation;
pub use mutation::{ArticlePayload, ArticlesMutation, desk as desk_article};
pub use query::{ArticleBy, ArticlesQuery};
pub use types::parsed;
pub use workflow_mutation::WorkflowMutation;
