//! Signing in, staying in, going out.

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::problems::Problem;
use masthead_newsroom::sessions::{self, Origin};
use masthead_newsroom::{Newsroom, Refusal};

use super::inputs::{
    PasswordChangeInput, PasswordResetInput, PasswordResetRequestInput, SessionRefreshInput, SessionRevokeInput, SessionsRevokeAllInput,
    SignInInput,
};
use super::types::{Session, UserSession};
use crate::context::{self, RequestContext};
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of sessions.
#[derive(Default, Description)]
pub struct SessionsMutation;

payload! {
    /// The answer to signing in.
    SessionPayload {
        /// What you hold from now on.
        session: Session
    }
}

payload! {
    /// The answer to something that is done or not.
    DonePayload {
        /// True when it is done.
        done: bool
    }
}

payload! {
    /// The answer to ending one session.
    SessionRevokePayload {
        /// The session that was ended.
        session: UserSession
    }
}

payload! {
    /// The answer to ending many sessions.
    SessionsRevokeAllPayload {
        /// How many sessions were in force and are over now.
        ended: u64
    }
}

#[Object(use_type_description)]
impl SessionsMutation {
    /// Signs in with address and password.
    async fn sign_in(&self, ctx: &Context<'_>, #[graphql(desc = "Address and password.")] input: SignInInput) -> Result<SessionPayload> {
        let context = context::of(ctx)?;
        SessionPayload::of(ctx, sessions::sign_in(&context.newsroom, input.into(), origin(context)).await.map(Into::into))
    }

    /// Continues a session with its refresh token. A token used twice ends the session, since it may have been stolen.
    async fn session_refresh(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The refresh token.")] input: SessionRefreshInput,
    ) -> Result<SessionPayload> {
        let context = context::of(ctx)?;
        SessionPayload::of(ctx, sessions::refresh(&context.newsroom, &input.refresh_token, origin(context)).await.map(Into::into))
    }

    /// Has a link mailed to whoever has this address, to choose a new password with. The answer is the same for an address that is
    /// nobody's.
    async fn password_reset_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The address.")] input: PasswordResetRequestInput,
    ) -> Result<DonePayload> {
        DonePayload::of(ctx, enter(ctx, || input.parse(), sessions::request_password_reset).await?.map(|()| true))
    }

    /// Sets a new password with a mailed link, which works once, and ends all sessions of the account. Sign in again after it.
    async fn password_reset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's token and the password you want.")] input: PasswordResetInput,
    ) -> Result<DonePayload> {
        DonePayload::of(ctx, enter(ctx, || input.parse(), sessions::reset_password).await?.map(|()| true))
    }

    /// Ends the session of the access token at once, on every node.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<DonePayload> {
        let context = context::of(ctx)?;
        DonePayload::of(ctx, sessions::sign_out(&context.newsroom, &context.caller).await.map(|()| true))
    }

    /// Ends one session at once, on every node: one of your own, or anybody's for the role ADMIN.
    async fn session_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session.")] input: SessionRevokeInput,
    ) -> Result<SessionRevokePayload> {
        SessionRevokePayload::of(ctx, carry_out(ctx, || input.parse(), sessions::revoke).await?.map(UserSession))
    }

    /// Ends all sessions at once, on every node: your own, or another user's for the role ADMIN.
    async fn sessions_revoke_all(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose sessions, and whether yours stays.")] input: SessionsRevokeAllInput,
    ) -> Result<SessionsRevokeAllPayload> {
        SessionsRevokeAllPayload::of(ctx, carry_out(ctx, || input.parse(), sessions::revoke_all).await?)
    }

    /// Changes your password and ends your other sessions.
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password you have and the one you want.")] input: PasswordChangeInput,
    ) -> Result<DonePayload> {
        DonePayload::of(ctx, carry_out(ctx, || input.parse(), sessions::change_password).await?.map(|()| true))
    }
}

/// Carries a command out for somebody who has not signed in and says who they are by what the command holds.
pub async fn enter<C, T>(
    ctx: &Context<'_>,
    parse: impl FnOnce() -> std::result::Result<C, Vec<Problem>>,
    use_case: impl AsyncFnOnce(&Newsroom, C, Origin) -> std::result::Result<T, Refusal>,
) -> Result<std::result::Result<T, Refusal>> {
    let context = context::of(ctx)?;
    Ok(match parse() {
        Ok(command) => use_case(&context.newsroom, command, origin(context)).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    })
}

fn origin(context: &RequestContext) -> Origin {
    Origin { address: context.caller.address.clone(), user_agent: context.user_agent.clone() }
}
