//! Taking up earlier revisions, and naming them.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::articles;

use super::history_inputs::{ArticleRestoreRevisionInput, RevisionNameInput};
use super::mutation::{ArticlePayload, desk};
use super::revisions::Revision;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of an article's past.
#[derive(Default, Description)]
pub struct HistoryMutation;

payload! {
    /// The answer to a change of a revision's name.
    RevisionPayload {
        /// The revision as it is now.
        revision: Revision
    }
}

#[Object(use_type_description)]
impl HistoryMutation {
    /// Makes a new revision that says what an earlier one said; what is live stays. Whoever may edit the article may do so.
    async fn article_restore_revision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which revision.")] input: ArticleRestoreRevisionInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk(carry_out(ctx, || input.parse(), articles::restore_revision).await?))
    }

    /// Gives a revision a name, such as the one that went to print, or takes it away. Whoever may edit the article may do so.
    async fn revision_name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which revision, and its name.")] input: RevisionNameInput,
    ) -> Result<RevisionPayload> {
        let named = carry_out(ctx, || input.parse(), articles::name_revision).await?;
        RevisionPayload::of(ctx, named.map(|revision| Revision(Arc::new(revision))))
    }
}
