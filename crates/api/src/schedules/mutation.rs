//! Ordering for instants to come, and calling off.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::schedules;

use super::inputs::{ArticleScheduleInput, ArticleUnscheduleInput};
use crate::articles::{ArticlePayload, desk_article};
use crate::inputs::carry_out;

/// Mutations of schedules.
#[derive(Default, Description)]
pub struct SchedulesMutation;

#[Object(use_type_description)]
impl SchedulesMutation {
    /// Orders that exactly one revision goes live at an instant, or that the article is taken away. Later edits do not slip in.
    /// Scheduled again, it is moved. Needs the role EDITOR or above.
    async fn article_schedule(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What, and when.")] input: ArticleScheduleInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk_article(carry_out(ctx, || input.parse(), schedules::schedule).await?))
    }

    /// Calls off what was scheduled; the article goes back to where it stood. Needs the role EDITOR or above.
    async fn article_unschedule(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is not to happen.")] input: ArticleUnscheduleInput,
    ) -> Result<ArticlePayload> {
        ArticlePayload::of(ctx, desk_article(carry_out(ctx, || input.parse(), schedules::unschedule).await?))
    }
}
