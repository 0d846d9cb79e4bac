//! Who asks.

use super::Rights;
use crate::ids::{SessionId, UserId};

/// Who asks for something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// Somebody who has not signed in: a reader.
    Anonymous,
    /// Somebody who has.
    User(SignedIn),
    /// Somebody who proved with a mailed link that a user's mailbox is theirs: that user's account is all they may change.
    LinkHolder(UserId),
    /// The person at the server's console, who owns the database anyway.
    Operator,
}

/// A signed-in user, as of this request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// What they are where.
    pub rights: Rights,
    /// The session their token belongs to.
    pub session: SessionId,
}

impl Actor {
    /// The user behind the actor, if there is one.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::User(signed_in) => Some(signed_in.user),
            Self::LinkHolder(user) => Some(*user),
            Self::Anonymous | Self::Operator => None,
        }
    }
}
