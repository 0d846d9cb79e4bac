//! Edit locks as clients see them.

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::articles::Lock;
use masthead_domain::ids::ArticleId;

use crate::context;
use crate::errors::fault;
use crate::scalars::DateTime;
use crate::users::types::{Colleague, colleague};

/// Somebody is writing on an article; others wait.
#[derive(Description)]
pub struct ArticleLock(pub Lock);

#[Object(use_type_description)]
impl ArticleLock {
    /// Who holds it.
    async fn holder(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.holder).await.transpose()
    }

    /// Since when they hold it.
    async fn since(&self) -> DateTime {
        DateTime(self.0.since)
    }

    /// The instant at which it ends unless it is renewed.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
}

/// The lock that holds on an article.
pub async fn lock_on(ctx: &Context<'_>, article: ArticleId) -> Result<Option<Lock>> {
    context::of(ctx)?.loaded().locks.one(article).await.map_err(fault)
}
