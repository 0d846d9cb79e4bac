//! Changes to sessions, parsed.

use crate::ids::UserId;

/// Ends the sessions of a user.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SessionsRevokeAll {
    /// Whose; one's own when absent.
    pub user: Option<UserId>,
    /// Whether the session that asks stays, where it is one of them.
    pub except_current: bool,
}
