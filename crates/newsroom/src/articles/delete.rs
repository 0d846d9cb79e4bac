//! Deleting working copies that the public never saw.

use masthead_domain::articles::{self as domain, Article, ArticleDelete};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::articles;

use super::conflict::{check_version, load};
use crate::{Caller, Newsroom, Refusal};

/// Deletes a working copy for good, with its revisions. What was ever live cannot be deleted, only unpublished.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, command: ArticleDelete) -> Result<Article, Refusal> {
    let mut tx = newsroom.begin(caller).await?;
    let article = load(&tx, caller, command.id).await?;
    let permit = authorise(&caller.actor, Action::DeleteArticle, Subject::Article(&article))?;
    check_version(&tx, &article, command.expected_version).await?;
    domain::delete(&article)?;
    articles::delete(&mut tx, &permit, &article).await?;
    tx.commit().await?;
    Ok(article)
}
