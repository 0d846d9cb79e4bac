//! Where everything is kept: sea-orm entities (private), queries, and the one way to write.
//!
//! SQLite and PostgreSQL share every line but those in [`connect`] that open them. Values that leave this crate are the domain's.

pub mod aliases;
pub mod api_tokens;
pub mod approvals;
pub mod articles;
pub mod assignments;
pub mod audit;
pub mod connect;
pub mod contributors;
pub mod events;
pub mod invitations;
pub mod locks;
pub mod mails;
pub mod notes;
pub mod previews;
pub mod publications;
pub mod schedules;
mod search;
pub mod second_factors;
pub mod sections;
pub mod sessions;
pub mod settings;
pub mod tags;
pub mod tombstones;
pub mod trash;
pub mod trusted_documents;
pub mod users;

mod convert;
mod errors;
mod paging;
mod rows;
mod slugs;
mod statements;
mod transaction;

pub use connect::{DatabaseUrl, Store};
pub use errors::StoreError;
pub use events::{Following, Generation};
/// What can be read from: the store, or a transaction in progress.
pub use sea_orm::ConnectionTrait as Reader;
pub use slugs::free_slug;
pub use statements::{Connections, Tally};
pub use transaction::Transaction;
