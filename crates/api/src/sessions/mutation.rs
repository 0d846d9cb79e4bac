//! Signing in, staying in, going out.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use masthead_newsroom::sessions::{self, Granted, Origin};

use super::inputs::{PasswordChangeInput, SessionRefreshInput, SignInInput};
use crate::context::{self, RequestContext};
use crate::errors::payload;
use crate::inputs::carry_out;
use crate::scalars::DateTime;
use crate::users::types::User;

/// Mutations of sessions.
#[derive(Default, Description)]
pub struct SessionsMutation;

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

    /// Ends the session of the access token at once, on every node.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<DonePayload> {
        let context = context::of(ctx)?;
        DonePayload::of(ctx, sessions::sign_out(&context.newsroom, &context.caller).await.map(|()| true))
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

fn origin(context: &RequestContext) -> Origin {
    Origin { address: context.caller.address.clone(), user_agent: context.user_agent.clone() }
}
