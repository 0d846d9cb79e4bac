//! Invitations: becoming a user by a link that is mailed.

mod accepting;
mod inviting;
