//! Inviting and accepting, parsed.

use std::fmt;

use crate::users::{Email, Password, Role};

/// Invites somebody to become a user.
#[derive(Clone, Debug)]
pub struct UserInvite {
    /// Where the invitation goes, and what they will sign in with.
    pub email: Email,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// Accepts an invitation.
#[derive(Clone)]
pub struct InvitationAccept {
    /// What the mailed link carries.
    pub token: String,
    /// The password they want.
    pub password: Password,
}

impl fmt::Debug for InvitationAccept {
    /// Leaves token and password out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationAccept(…)")
    }
}
