//! One step with many articles, and what came of it with each.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object, Result, SimpleObject};
use masthead_domain::articles::{ArticlesBulk, BulkAction};
use masthead_domain::problems::{Problem, Problems};
use masthead_newsroom::articles::{self, BulkOutcome};

use super::desk::DeskArticle;
use super::mutation::desk;
use crate::errors::{UserError, payload, user_errors};
use crate::inputs::{carry_out, target};
use crate::scalars::to_id;

/// What can be done with many articles at once.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "BulkAction")]
pub enum ArticleBulkAction {
    /// Hand them in for review: `articleSubmit`.
    Submit,
    /// Stand by them: `articleApprove` with the kind `EDITORIAL`.
    Approve,
    /// Put them before the public: `articlePublish`.
    Publish,
    /// Take them away from the public: `articleUnpublish`.
    Unpublish,
    /// Give them up: `articleSpike`.
    Spike,
    /// Bring back what was spiked or killed: `articleRestore`.
    Restore,
    /// Put them into the trash: `articleDelete`.
    Delete,
}

/// One of the articles of a step.
#[derive(InputObject)]
pub struct ArticlesBulkItemInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
}

/// A step, and the articles to take it with.
#[derive(InputObject)]
pub struct ArticlesBulkInput {
    /// What to do with each of them.
    action: ArticleBulkAction,
    /// The articles, at most 100, each once.
    items: Vec<ArticlesBulkItemInput>,
}

impl ArticlesBulkInput {
    fn parse(self) -> std::result::Result<ArticlesBulk, Vec<Problem>> {
        let mut targets = Vec::with_capacity(self.items.len());
        let mut problems = Problems::new();
        for (place, item) in self.items.into_iter().enumerate() {
            let mut of_item = Problems::new();
            let target = target(&mut of_item, &item.id, item.expected_version);
            match of_item.finish(target) {
                Ok(target) => targets.push(target),
                Err(wrong) => problems.extend("items", wrong.into_iter().map(|problem| problem.at(place.to_string()))),
            }
        }
        ArticlesBulk::parse(self.action.into(), problems.finish(Some(targets))?)
    }
}

/// What came of the step with one article.
#[derive(SimpleObject)]
pub struct ArticleBulkResult {
    /// The id you named.
    id: ID,
    /// The article as it is now, or as it last was; null when nothing was done with it.
    article: Option<DeskArticle>,
    /// Why nothing was done with it; empty when it was.
    errors: Vec<UserError>,
}

payload! {
    /// The answer to a step with many articles.
    ArticlesBulkPayload {
        /// What came of it with each article, in the order of the items; null in the place of one where something broke, which a top-level error tells.
        results: Vec<Option<ArticleBulkResult>>
    }
}

/// What came of the step with one article. What is no doing of the user's leaves a gap, so that the others are told nevertheless.
fn result(ctx: &Context<'_>, outcome: BulkOutcome) -> Option<ArticleBulkResult> {
    let id = to_id(outcome.id);
    match desk(outcome.answer) {
        Ok(article) => Some(ArticleBulkResult { id, article: Some(article), errors: Vec::new() }),
        Err(refusal) => match user_errors(refusal) {
            Ok(errors) => Some(ArticleBulkResult { id, article: None, errors }),
            Err(fault) => {
                ctx.add_error(ctx.set_error_path(fault.into_server_error(ctx.item.pos)));
                None
            }
        },
    }
}

/// Mutations of many articles at once.
#[derive(Default, Description)]
pub struct BulkMutation;

#[Object(use_type_description)]
impl BulkMutation {
    /// Takes one step with up to 100 articles, each as if it had been asked for alone: what is refused with one does not keep the others from it.
    /// If the request takes too long, what was done so far stays done; send it again to go on, and each that was done is a conflict.
    async fn articles_bulk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do, and with which articles.")] input: ArticlesBulkInput,
    ) -> Result<ArticlesBulkPayload> {
        let outcomes = carry_out(ctx, || input.parse(), articles::bulk).await?;
        ArticlesBulkPayload::of(ctx, outcomes.map(|outcomes| outcomes.into_iter().map(|outcome| result(ctx, outcome)).collect()))
    }
}
