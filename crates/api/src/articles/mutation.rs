//! Writing, publishing and deleting articles.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::articles::Article as DomainArticle;
use masthead_newsroom::{Refusal, articles};

use super::desk::DeskArticle;
use super::inputs::{ArticleCreateInput, ArticleDeleteInput, ArticlePublishInput, ArticleUnpublishInput, ArticleUpdateInput};
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of articles.
#[derive(Default, Description)]
pub struct ArticlesMutation;

payload! {
    /// The answer to a change of an article.
    ArticlePayload {
        /// The article as it is now, or as it last was.
        article: DeskArticle
    }
}

fn desk(answer: Result<DomainArticle, Refusal>) -> Result<DeskArticle, Refusal> {
    answer.map(|article| DeskArticle(Arc::new(article)))
}

#[Object(use_type_description)]
impl ArticlesMutation {
    /// Starts an article. Needs the role REPORTER, EDITOR or ADMIN.
    async fn article_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The article.")] input: ArticleCreateInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::create).await?))
    }

    /// Changes a working copy; what is live stays. Editors change any, reporters their own drafts.
    async fn article_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: ArticleUpdateInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::update).await?))
    }

    /// Puts the working copy before the public, replacing what is live. Needs the role EDITOR or ADMIN.
    async fn article_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article and how.")] input: ArticlePublishInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::publish).await?))
    }

    /// Takes an article away from the public; the working copy stays. Needs the role EDITOR or ADMIN.
    async fn article_unpublish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleUnpublishInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::unpublish).await?))
    }

    /// Deletes a working copy that the public never saw. Editors delete any, reporters their own drafts.
    async fn article_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleDeleteInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::delete).await?))
    }
}
