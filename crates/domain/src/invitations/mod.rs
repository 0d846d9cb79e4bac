//! Invitations: becoming a user by a link that is mailed.

mod commands;
mod invitation;

pub use commands::{InvitationAccept, UserInvite};
pub use invitation::Invitation;
