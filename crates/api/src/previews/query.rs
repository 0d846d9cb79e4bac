//! Reading a preview, and listing those there are.

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::policy::Actor;
use masthead_newsroom::previews;

use super::types::{Preview, PreviewToken};
use crate::context;
use crate::errors::fault;

/// Queries of previews.
#[derive(Default, Description)]
pub struct PreviewsQuery;

#[Object(use_type_description)]
impl PreviewsQuery {
    /// What the preview token shows that you sent as `Authorization: Bearer mh_pv_…`; null without one.
    async fn preview(&self, ctx: &Context<'_>) -> Option<Result<Preview>> {
        given(ctx).transpose()
    }
}

fn given(ctx: &Context<'_>) -> Result<Option<Preview>> {
    match &context::of(ctx)?.caller.actor {
        Actor::Guest(guest) => Ok(Some(Preview(guest.preview.clone()))),
        _ => Ok(None),
    }
}

/// The previews in force, for `Desk.previewTokens`.
pub async fn tokens(ctx: &Context<'_>) -> Result<Vec<PreviewToken>> {
    let context = context::of(ctx)?;
    Ok(previews::list(&context.newsroom, &context.caller).await.map_err(fault)?.into_iter().map(PreviewToken).collect())
}
