//! The newspaper itself: its settings, for readers and for those who keep them.

mod inputs;
mod mutation;
mod query;
mod types;

pub use mutation::SiteMutation;
pub use query::SiteQuery;
