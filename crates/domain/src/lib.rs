//! What is true in a newsroom: types, rules, policy, workflow.
//!
//! Nothing here reads a clock, a file, a database or the network: every function gives the same answer for the same arguments.
//! Words follow the Guardian's content model, IPTC ninjs 3.1 and schema.org `NewsArticle`; see `docs/words.md`.

pub mod api_tokens;
pub mod articles;
pub mod assignments;
pub mod audit;
pub mod body;
pub mod calendar;
pub mod contributors;
pub mod events;
pub mod ids;
pub mod invitations;
pub mod locale;
pub mod mails;
pub mod notes;
pub mod paging;
pub mod patch;
pub mod policy;
pub mod previews;
pub mod problems;
pub mod search;
pub mod second_factors;
pub mod sections;
pub mod sessions;
pub mod settings;
pub mod slugs;
pub mod surrogates;
pub mod tags;
pub mod target;
pub mod text;
pub mod time;
pub mod trash;
pub mod trusted_documents;
pub mod users;
mod words;
