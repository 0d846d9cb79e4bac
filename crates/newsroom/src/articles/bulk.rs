//! One step with many articles: each is carried out as if it had been asked for alone.

use masthead_domain::articles::{ApprovalKind, Article, ArticleApprove, ArticlePublish, ArticleTarget, ArticlesBulk, BulkAction};
use masthead_domain::ids::ArticleId;
use masthead_domain::patch::Patch;

use super::{approve, delete, publish, restore, spike, submit, unpublish};
use crate::{Caller, Newsroom, Refusal};

/// What came of a step with one of many articles.
#[derive(Debug)]
pub struct BulkOutcome {
    /// With which.
    pub id: ArticleId,
    /// The article afterwards, or why nothing was done with it.
    pub answer: Result<Article, Refusal>,
}

/// Takes a step with each article in turn, in a transaction of its own. What is refused with one does not keep the others from it, and what was
/// done stays done when a later one takes too long. Nothing is decided here: rights, versions, workflow and checks are those of the step.
pub async fn bulk(newsroom: &Newsroom, caller: &Caller, command: ArticlesBulk) -> Result<Vec<BulkOutcome>, Refusal> {
    let mut outcomes = Vec::with_capacity(command.targets.len());
    for target in command.targets {
        // In a box: the futures of all the steps are large.
        let answer = Box::pin(step(newsroom, caller, command.action, target)).await;
        outcomes.push(BulkOutcome { id: target.id, answer });
    }
    Ok(outcomes)
}

async fn step(newsroom: &Newsroom, caller: &Caller, action: BulkAction, target: ArticleTarget) -> Result<Article, Refusal> {
    match action {
        BulkAction::Submit => submit(newsroom, caller, target).await,
        BulkAction::Approve => approve(newsroom, caller, ArticleApprove { target, kind: ApprovalKind::Editorial }).await,
        BulkAction::Publish => publish(newsroom, caller, as_it_is(target)).await,
        BulkAction::Unpublish => unpublish(newsroom, caller, target).await,
        BulkAction::Spike => spike(newsroom, caller, target).await,
        BulkAction::Restore => restore(newsroom, caller, target).await,
        BulkAction::Delete => delete(newsroom, caller, target).await,
    }
}

/// Publishing with none of the wishes that can go with it.
fn as_it_is(target: ArticleTarget) -> ArticlePublish {
    let ArticleTarget { id, expected_version } = target;
    ArticlePublish { id, expected_version, published_at: None, display_at: Patch::Keep, significant: false }
}
