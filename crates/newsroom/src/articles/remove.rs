//! Taking articles away from the public or from the desk, and bringing them back.

use masthead_domain::articles::{self as domain, Article, ArticleKill, ArticleTarget};
use masthead_domain::policy::Action;
use masthead_persistence::publications;

use super::open::open;
use crate::{Caller, Newsroom, Refusal};

/// The article is no longer live; the working copy stays.
pub async fn unpublish(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, target, Action::UnpublishArticle).await?;
    let change = domain::unpublish(&opened.article, opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// The article is gone for good, and a tombstone says so.
pub async fn kill(newsroom: &Newsroom, caller: &Caller, command: ArticleKill) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::KillArticle).await?;
    let live = publications::by_ids(opened.tx.reader(), &[command.target.id]).await?.pop();
    let change = domain::kill(&opened.article, live.as_ref(), command.reason, opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// The story is given up. Nothing written is lost.
pub async fn spike(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, target, Action::SpikeArticle).await?;
    let change = domain::spike(&opened.article, opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// What was spiked or killed is back at the desk.
pub async fn restore(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, target, Action::RestoreArticle).await?;
    let change = domain::restore(&opened.article, opened.by, opened.tx.now())?;
    opened.commit(change).await
}
