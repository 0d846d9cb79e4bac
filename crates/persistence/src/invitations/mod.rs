//! Invitations as they are kept: one row for each user who has not chosen a password yet.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{accepted, invite};
pub use queries::{find, of_users};
