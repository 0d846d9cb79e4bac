//! Inviting and accepting, parsed.

use std::fmt;

use crate::users::{Email, Password, Role, SectionRole};

/// Invites somebody to become a user.
#[derive(Clone, Debug)]
pub struct UserInvite {
    /// Where the invitation goes, and what they will sign in with.
    pub email: Email,
    /// Name.
    pub name: String,
    /// Role in the whole newsroom.
    pub role: Role,
    /// Roles in sections, in order.
    pub section_roles: Vec<SectionRole>,
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
