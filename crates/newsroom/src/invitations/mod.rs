//! Invitations: becoming a user by a link that is mailed.

mod accept;
mod invite;
mod read;

pub use accept::accept;
pub use invite::{invite, renew};
pub use read::of_users;
