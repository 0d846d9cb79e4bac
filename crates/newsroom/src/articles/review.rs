//! Handing in, approving, handing back, and keeping from the public until an instant.

use masthead_domain::articles::{
    self as domain, ApprovalKind, Article, ArticleApprove, ArticleEmbargo, ArticleRequestChanges, ArticleTarget,
};
use masthead_domain::policy::Action;
use masthead_persistence::schedules;

use super::clearance::Asked;
use super::history::newest;
use super::open::open;
use crate::{Caller, Newsroom, Refusal};

/// The working copy is handed in for review.
pub async fn submit(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, target, Action::SubmitArticle).await?;
    let change = domain::submit(&opened.article, opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// Somebody stands by the newest revision.
pub async fn approve(newsroom: &Newsroom, caller: &Caller, command: ArticleApprove) -> Result<Article, Refusal> {
    let action = match command.kind {
        ApprovalKind::Editorial => Action::ApproveArticle,
        ApprovalKind::Legal => Action::ClearLegally,
    };
    let opened = open(newsroom, caller, command.target, action).await?;
    let article = &opened.article;
    let asked = Asked::of(&opened.tx, article, &article.content).await?;
    let revision = newest(&opened).await?;
    let change = domain::approve(article, &revision, command.kind, asked.clearance(), opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// The working copy is handed back with a note on what to change.
pub async fn request_changes(newsroom: &Newsroom, caller: &Caller, command: ArticleRequestChanges) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::RequestChanges).await?;
    let change = domain::request_changes(&opened.article, command.note, opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// Nobody outside sees the article before an instant, or the embargo ends.
pub async fn embargo(newsroom: &Newsroom, caller: &Caller, command: ArticleEmbargo) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::EmbargoArticle).await?;
    let standing = schedules::of_article(opened.tx.reader(), command.target.id).await?;
    let change = domain::embargo(&opened.article, command.until, &standing, opened.by, opened.tx.now())?;
    opened.commit(change).await
}
