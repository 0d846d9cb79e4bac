//! Who the caller is.

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::policy::Actor;
use masthead_newsroom::sessions;

use crate::articles::Desk;
use crate::context;
use crate::errors::fault;
use crate::users::types::User;

/// Queries of the signed-in.
#[derive(Default, Description)]
pub struct SessionsQuery;

#[Object(use_type_description)]
impl SessionsQuery {
    /// You; null when you have not signed in, and for a program with an API token.
    async fn me(&self, ctx: &Context<'_>) -> Option<Result<User>> {
        me(ctx).await.transpose()
    }

    /// What editors see: working copies, drafts, users. Needs a signed-in user, or an API token.
    async fn desk(&self, ctx: &Context<'_>) -> Option<Result<Desk>> {
        let author = context::of(ctx).and_then(|context| context.caller.author().map_err(fault));
        Some(author.map(|_| Desk))
    }
}

async fn me(ctx: &Context<'_>) -> Result<Option<User>> {
    let context = context::of(ctx)?;
    match context.caller.actor {
        Actor::User(_) | Actor::Enrolling(_) => Ok(Some(User(sessions::me(&context.newsroom, &context.caller).await.map_err(fault)?))),
        Actor::Anonymous | Actor::Guest(_) | Actor::Token(_) | Actor::LinkHolder(_) | Actor::Operator => Ok(None),
    }
}
