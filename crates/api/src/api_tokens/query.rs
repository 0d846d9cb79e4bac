//! The tokens there are.

use async_graphql::{Context, Result};
use masthead_newsroom::api_tokens;

use super::types::ApiToken;
use crate::context;
use crate::errors::fault;

/// All tokens there ever were, for `Desk.apiTokens`.
pub async fn all(ctx: &Context<'_>) -> Result<Vec<ApiToken>> {
    let context = context::of(ctx)?;
    Ok(api_tokens::all(&context.newsroom, &context.caller).await.map_err(fault)?.into_iter().map(ApiToken).collect())
}
