//! What people hold who signed in, and the sessions they have.

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use masthead_domain::ids::UserId;
use masthead_domain::sessions::Session as DomainSession;
use masthead_newsroom::sessions::Granted;

use crate::context;
use crate::errors::fault;
use crate::scalars::{DateTime, to_id};
use crate::users::types::User;

/// What a signed-in person holds.
#[derive(SimpleObject)]
pub struct Session {
    /// Send it with every request: `Authorization: Bearer …`.
    access_token: String,
    /// When the access token is over; refresh it before.
    access_token_expires_at: DateTime,
    /// Exchange it for new tokens with `sessionRefresh`; good for one use. Keep it secret.
    refresh_token: String,
    /// When the refresh token is over.
    refresh_token_expires_at: DateTime,
    /// Who is signed in.
    user: User,
}

impl From<Granted> for Session {
    fn from(granted: Granted) -> Self {
        Self {
            access_token: granted.access_token,
            access_token_expires_at: DateTime(granted.access_expires_at),
            refresh_token: granted.refresh_token,
            refresh_token_expires_at: DateTime(granted.refresh_expires_at),
            user: User(granted.user),
        }
    }
}

/// A place where a user is signed in: a browser, a phone, a program.
#[derive(Clone, Description)]
pub struct UserSession(pub DomainSession);

#[Object(use_type_description)]
impl UserSession {
    /// Its id, for `sessionRevoke`.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// Whether this is the session you ask with.
    async fn current(&self, ctx: &Context<'_>) -> bool {
        context::of(ctx).is_ok_and(|context| context.caller.account_owner().is_ok_and(|signed_in| signed_in.session == self.0.id))
    }

    /// The browser or program it was begun with, as that names itself; null when it did not.
    async fn user_agent(&self) -> Option<&str> {
        self.0.user_agent.as_deref()
    }

    /// The network address it was begun from, where that is known.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// When it began.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When its tokens were last renewed; while it is in use, that is every few minutes.
    async fn last_used_at(&self) -> DateTime {
        DateTime(self.0.last_used_at)
    }

    /// When it is over, however much it is used.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
}

/// The sessions of a user, those used last first.
pub async fn sessions_of(ctx: &Context<'_>, user: UserId) -> Result<Vec<UserSession>> {
    let sessions = context::of(ctx)?.loaded().sessions.one(user).await.map_err(fault)?;
    Ok(sessions.unwrap_or_default().into_iter().map(UserSession).collect())
}
