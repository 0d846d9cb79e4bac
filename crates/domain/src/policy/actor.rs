//! Who asks.

use uuid::Uuid;

use super::{Guest, Machine, Rights};
use crate::ids::{SessionId, UserId};
use crate::users::Role;

/// Who asks for something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// Somebody who has not signed in: a reader.
    Anonymous,
    /// Somebody who has.
    User(SignedIn),
    /// A user whose role needs a second factor and who has none yet: setting it up is all they can do.
    Enrolling(SignedIn),
    /// Somebody without an account who shows the token of a preview: a reader, who sees that besides.
    Guest(Box<Guest>),
    /// A program that shows an API token.
    Token(Machine),
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
    /// A user with what they show of themselves: one who needs a second factor and has none may do nothing else than set it up.
    pub fn signed_in(signed_in: SignedIn, has_second_factor: bool, two_factor_for: &[Role]) -> Self {
        let needs_one = signed_in.rights.anywhere().any(|role| two_factor_for.contains(&role));
        if needs_one && !has_second_factor { Self::Enrolling(signed_in) } else { Self::User(signed_in) }
    }

    /// Whether this is still who they are, by what they were found to be `now`: the same session with the same roles, or the same token
    /// with the same scopes.
    pub fn is_still(&self, now: &Self) -> bool {
        match (self, now) {
            (Self::User(then), Self::User(now)) | (Self::Enrolling(then), Self::Enrolling(now)) => {
                then.session == now.session && then.rights.are_given(&now.rights)
            }
            (Self::Token(then), Self::Token(now)) => then.is_still(now),
            _ => self == now,
        }
    }

    /// Whose budget what they ask for is charged to: the user's or, for a program, the token's. None for whoever has no account of their
    /// own, as all those who hold one preview.
    pub fn account(&self) -> Option<Uuid> {
        match self {
            Self::User(signed_in) | Self::Enrolling(signed_in) => Some(signed_in.user.into()),
            Self::Token(machine) => Some(machine.token.into()),
            Self::Anonymous | Self::Guest(_) | Self::LinkHolder(_) | Self::Operator => None,
        }
    }

    /// The user behind the actor, if there is one; behind a program it is who made its token.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::User(signed_in) | Self::Enrolling(signed_in) => Some(signed_in.user),
            Self::Token(machine) => Some(machine.maker),
            Self::LinkHolder(user) => Some(*user),
            Self::Anonymous | Self::Guest(_) | Self::Operator => None,
        }
    }
}
