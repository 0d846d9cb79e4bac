//! Inviting people, and accepting.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::invitations;

use super::inputs::{InvitationAcceptInput, InvitationRenewInput, UserInviteInput};
use crate::inputs::carry_out;
use crate::sessions::mutation::{SessionPayload, enter};
use crate::users::mutation::UserPayload;
use crate::users::types::User;

/// Mutations of invitations.
#[derive(Default, Description)]
pub struct InvitationsMutation;

#[Object(use_type_description)]
impl InvitationsMutation {
    /// Invites somebody: makes their account, and mails them a link to choose a password with. Needs the role ADMIN.
    async fn user_invite(&self, ctx: &Context<'_>, #[graphql(desc = "Who.")] input: UserInviteInput) -> Result<UserPayload> {
        UserPayload::of(ctx, carry_out(ctx, || input.parse(), invitations::invite).await?.map(User))
    }

    /// Mails a new link to somebody who has not accepted yet; earlier links work no longer. Needs the role ADMIN.
    async fn invitation_renew(&self, ctx: &Context<'_>, #[graphql(desc = "Who.")] input: InvitationRenewInput) -> Result<UserPayload> {
        UserPayload::of(ctx, carry_out(ctx, || input.parse(), invitations::renew).await?.map(User))
    }

    /// Accepts an invitation: sets the password and signs in. The link works once.
    async fn invitation_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's token and the password.")] input: InvitationAcceptInput,
    ) -> Result<SessionPayload> {
        SessionPayload::of(ctx, enter(ctx, || input.parse(), invitations::accept).await?.map(Into::into))
    }
}
