//! One invitation.

use crate::ids::UserId;
use crate::time::Instant;

/// A user who has not chosen a password yet. It goes when they do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// Who is invited.
    pub user: UserId,
    /// Who invited them; nobody when it was the operator.
    pub invited_by: Option<UserId>,
    /// When they were, for the last time.
    pub invited_at: Instant,
    /// Until when they can accept.
    pub expires_at: Instant,
}
