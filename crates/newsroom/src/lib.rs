//! What people do in a newsroom: one function per use case, each load → authorise → decide → commit.
//!
//! Nothing here knows GraphQL, HTTP or SQL. Every function takes the [`Newsroom`], the [`Caller`] and a parsed command, and
//! answers with domain values or a [`Refusal`].

pub mod api_tokens;
pub mod articles;
pub mod assignments;
pub mod audit;
pub mod calendar;
pub mod contributors;
pub mod invitations;
pub mod locks;
pub mod mails;
pub mod notes;
pub mod previews;
pub mod schedules;
pub mod second_factors;
pub mod sections;
pub mod sessions;
pub mod settings;
pub mod surrogates;
pub mod tags;
pub mod tombstones;
pub mod trash;
pub mod trusted_documents;
pub mod users;

mod caller;
mod clock;
mod newsroom;
mod refusal;
mod secrets;
mod slugs;

pub use caller::Caller;
pub use clock::Clock;
pub use masthead_persistence::{Connections, DatabaseUrl, Following, Generation, Store, StoreError, Tally};
pub use newsroom::Newsroom;
pub use refusal::{Conflict, Refusal};
