//! One session.

use crate::ids::{SessionId, UserId};
use crate::time::Instant;

/// One sign-in of a user that is in force, without its secrets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// The browser or program it was begun with, as that names itself.
    pub user_agent: Option<String>,
    /// The network address it was begun from.
    pub address: Option<String>,
    /// When it began.
    pub created_at: Instant,
    /// When its tokens were last renewed. Between two renewals lies at most the life of an access token.
    pub last_used_at: Instant,
    /// When it is over, however much it is used.
    pub expires_at: Instant,
}
