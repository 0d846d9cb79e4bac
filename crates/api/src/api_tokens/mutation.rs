//! Making tokens and taking them back.

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use masthead_newsroom::Refusal;
use masthead_newsroom::api_tokens::{self, NewApiToken};

use super::inputs::{ApiTokenCreateInput, ApiTokenRevokeInput};
use super::types::ApiToken;
use crate::context;
use crate::errors::{UserError, payload, user_errors};
use crate::inputs::carry_out;

/// Mutations of API tokens.
#[derive(Default, Description)]
pub struct ApiTokensMutation;

/// The answer to making an API token.
#[derive(SimpleObject)]
pub struct ApiTokenCreatePayload {
    /// The token.
    token: Option<ApiToken>,
    /// What the program has to send. Keep it; nobody can show it again.
    secret: Option<String>,
    /// Why nothing was done; empty when it was.
    errors: Vec<UserError>,
}

payload! {
    /// The answer to taking an API token back.
    ApiTokenRevokePayload {
        /// The token as it is now.
        token: ApiToken
    }
}

#[Object(use_type_description)]
impl ApiTokensMutation {
    /// Makes an API token for a program, and answers its secret this once. What is done with it is done in your name, and the audit trail
    /// names the token. Needs the role ADMIN.
    async fn api_token_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is for.")] input: ApiTokenCreateInput,
    ) -> Result<ApiTokenCreatePayload> {
        ApiTokenCreatePayload::of(ctx, carry_out(ctx, || input.parse(), api_tokens::create).await?)
    }

    /// Takes an API token back, or some of its scopes, at once. Needs the role ADMIN.
    async fn api_token_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which token.")] input: ApiTokenRevokeInput,
    ) -> Result<ApiTokenRevokePayload> {
        ApiTokenRevokePayload::of(ctx, carry_out(ctx, || input.parse(), api_tokens::revoke).await?.map(ApiToken))
    }
}

impl ApiTokenCreatePayload {
    fn of(ctx: &Context<'_>, answer: std::result::Result<NewApiToken, Refusal>) -> Result<Self> {
        context::of(ctx)?.forget();
        Ok(match answer {
            Ok(NewApiToken { token, secret }) => Self { token: Some(ApiToken(token)), secret: Some(secret), errors: Vec::new() },
            Err(refusal) => Self { token: None, secret: None, errors: user_errors(refusal)? },
        })
    }
}
