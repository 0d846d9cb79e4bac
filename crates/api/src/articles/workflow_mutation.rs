//! The way of an article through the newsroom: review, approval, correction, embargo, and away from the public.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::articles;

use super::mutation::{ArticlePayload, desk};
use super::workflow_inputs::{
    ArticleApproveInput, ArticleCorrectInput, ArticleDeleteInput, ArticleEmbargoInput, ArticleKillInput, ArticleRequestChangesInput,
    ArticleRestoreInput, ArticleSpikeInput, ArticleSubmitInput, ArticleUnpublishInput,
};
use crate::inputs::carry_out;

/// Mutations of articles on their way.
#[derive(Default, Description)]
pub struct WorkflowMutation;

#[Object(use_type_description)]
impl WorkflowMutation {
    /// Hands a working copy in for review. Reporters hand in their own drafts, editors any.
    async fn article_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleSubmitInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::submit).await?))
    }

    /// Stands by a working copy as it is; a change asks for approval again. Nobody approves what they wrote. Takes the role EDITOR
    /// or above, for a legal approval LEGAL.
    async fn article_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article, and what for.")] input: ArticleApproveInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::approve).await?))
    }

    /// Hands a working copy back with a note on what to change. Reporters may so take back what they handed in.
    async fn article_request_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article, and why.")] input: ArticleRequestChangesInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::request_changes).await?))
    }

    /// Adds a public note on what was wrong or has changed, and publishes the working copy with it.
    async fn article_correct(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article, and the note.")] input: ArticleCorrectInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::correct).await?))
    }

    /// Keeps an article from the public until an instant, or lifts that. It cannot be published or scheduled for before then.
    async fn article_embargo(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article, and until when.")] input: ArticleEmbargoInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::embargo).await?))
    }

    /// Takes an article away from the public; the working copy stays. Needs the role EDITOR or above.
    async fn article_unpublish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleUnpublishInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::unpublish).await?))
    }

    /// Takes an article away from the public for good; `tombstone` says so from then on. Needs the role EDITOR or above, or LEGAL.
    async fn article_kill(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article, and what the public is told.")] input: ArticleKillInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::kill).await?))
    }

    /// Gives a story up before it was ever live; nothing written is lost. Reporters give up their own drafts, editors any.
    async fn article_spike(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleSpikeInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::spike).await?))
    }

    /// Brings back what was spiked, as a draft, or killed, as unpublished. The latter needs the role `CHIEF_EDITOR` or `ADMIN`.
    async fn article_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleRestoreInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::restore).await?))
    }

    /// Puts a working copy that the public never saw into the trash; `trashRecover` brings it back. Editors delete any, reporters their own drafts.
    async fn article_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which article.")] input: ArticleDeleteInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::delete).await?))
    }
}
