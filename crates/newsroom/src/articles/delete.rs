//! Deleting working copies that the public never saw.

use masthead_domain::articles::{self as domain, Article, ArticleTarget};
use masthead_domain::policy::Action;
use masthead_persistence::articles;

use super::open::{Opened, open};
use crate::{Caller, Newsroom, Refusal};

/// Deletes a working copy for good, with its revisions. What was ever live cannot be deleted, only unpublished or killed.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget) -> Result<Article, Refusal> {
    let Opened { mut tx, article, permit, .. } = open(newsroom, caller, target, Action::DeleteArticle).await?;
    domain::delete(&article)?;
    articles::delete(&mut tx, &permit, &article).await?;
    tx.commit().await?;
    Ok(article)
}
