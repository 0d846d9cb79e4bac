//! Putting articles before the public, and correcting them there.

use masthead_domain::articles::{self as domain, Article, ArticleCorrect, ArticlePublish, ArticleTarget};
use masthead_domain::policy::Action;

use super::checks::pass;
use super::clearance::Asked;
use super::open::open;
use crate::{Caller, Newsroom, Refusal};

/// The working copy goes live as it is, replacing what was.
pub async fn publish(newsroom: &Newsroom, caller: &Caller, command: ArticlePublish) -> Result<Article, Refusal> {
    let target = ArticleTarget { id: command.id, expected_version: command.expected_version };
    let opened = open(newsroom, caller, target, Action::PublishArticle).await?;
    let asked = Asked::of(&opened.tx, &opened.article, &opened.article.content).await?;
    let change = domain::publish(&opened.article, &command, asked.clearance(), opened.by, opened.tx.now())?;
    pass(&opened, caller, &opened.article.content, opened.tx.now()).await?;
    opened.commit(change).await
}

/// A public note on what was wrong goes live, with the working copy as it is. What is live already is not checked again for the
/// sake of a note.
pub async fn correct(newsroom: &Newsroom, caller: &Caller, command: ArticleCorrect) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::PublishArticle).await?;
    let asked = Asked::of(&opened.tx, &opened.article, &opened.article.content).await?;
    let change = domain::correct(&opened.article, &command, asked.clearance(), opened.by, opened.tx.now())?;
    if opened.article.has_unpublished_changes() {
        pass(&opened, caller, &opened.article.content, opened.tx.now()).await?;
    }
    opened.commit(change).await
}
