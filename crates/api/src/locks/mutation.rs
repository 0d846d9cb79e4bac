//! Locking articles for writing.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::locks;

use super::inputs::{ArticleLockInput, ArticleLockRenewInput, ArticleLockTakeOverInput, ArticleUnlockInput};
use crate::articles::{ArticlePayload, desk_article};
use crate::inputs::carry_out;

/// Mutations of edit locks.
#[derive(Default, Description)]
pub struct LocksMutation;

#[Object(use_type_description)]
impl LocksMutation {
    /// Locks an article while you write on it, so that others wait; locked again, it is renewed. It ends by itself after two minutes,
    /// or what the operator has set. Whoever may edit the article may lock it.
    async fn article_lock(&self, ctx: &Context<'_>, #[graphql(desc = "Which article.")] input: ArticleLockInput) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk_article(carry_out(ctx, || input.parse(), locks::lock).await?))
    }

    /// Renews the lock you hold; refused when you have lost it.
    async fn article_lock_renew(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleLockRenewInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk_article(carry_out(ctx, || input.parse(), locks::renew).await?))
    }

    /// Gives the lock you hold back.
    async fn article_unlock(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleUnlockInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk_article(carry_out(ctx, || input.parse(), locks::unlock).await?))
    }

    /// Takes the lock from whoever holds it; the audit trail keeps that. Needs the role EDITOR or above.
    async fn article_lock_take_over(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleLockTakeOverInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk_article(carry_out(ctx, || input.parse(), locks::take_over).await?))
    }
}
