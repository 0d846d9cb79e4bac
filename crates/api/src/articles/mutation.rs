//! Writing and publishing articles.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::articles::Article as DomainArticle;
use masthead_newsroom::{Refusal, articles};

use super::desk::DeskArticle;
use super::inputs::{ArticleAutosaveInput, ArticleCreateInput, ArticlePublishInput, ArticleUpdateInput};
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

/// A use case's answer as the desk sees it.
pub fn desk(answer: Result<DomainArticle, Refusal>) -> Result<DeskArticle, Refusal> {
    answer.map(|article| DeskArticle(Arc::new(article)))
}

#[Object(use_type_description)]
impl ArticlesMutation {
    /// Starts an article. Needs the role REPORTER, or EDITOR or above.
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

    /// Saves what an editor has written so far, for programs to call by themselves. Saves of one author within ten minutes are one
    /// revision, until the author saves with `articleUpdate`; each counts the version up. Editors change any, reporters their own drafts.
    async fn article_autosave(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The changes.")] input: ArticleAutosaveInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::autosave).await?))
    }

    /// Puts the working copy before the public, replacing what is live. Needs the role EDITOR or above.
    async fn article_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article and how.")] input: ArticlePublishInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::publish).await?))
    }
}
