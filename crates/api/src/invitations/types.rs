//! Invitations as those who keep the users see them.

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::ids::UserId;
use masthead_domain::invitations::Invitation as DomainInvitation;

use crate::context;
use crate::errors::fault;
use crate::scalars::DateTime;
use crate::users::types::{Colleague, colleague};

/// An invitation that has not been accepted.
#[derive(Clone, Description)]
pub struct Invitation(pub DomainInvitation);

#[Object(use_type_description)]
impl Invitation {
    /// Who invited them; null when it was done at the server's console.
    async fn invited_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        match self.0.invited_by {
            Some(user) => colleague(ctx, user).await.transpose(),
            None => None,
        }
    }

    /// When they were invited, for the last time.
    async fn invited_at(&self) -> DateTime {
        DateTime(self.0.invited_at)
    }

    /// Until when they can accept. After that, `invitationRenew` sends another link.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
}

/// The invitation of a user who has not accepted it yet.
pub async fn invitation_of(ctx: &Context<'_>, user: UserId) -> Result<Option<Invitation>> {
    Ok(context::of(ctx)?.loaded().invitations.one(user).await.map_err(fault)?.map(Invitation))
}
