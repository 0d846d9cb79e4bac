//! Putting articles before the public, and taking them away.

use masthead_domain::articles::{self as domain, Article, ArticlePublish, ArticleUnpublish};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::articles;

use super::conflict::{check_version, load};
use super::create::external_id_taken;
use crate::{Caller, Newsroom, Refusal};

/// The working copy goes live as it is, replacing what was.
pub async fn publish(newsroom: &Newsroom, caller: &Caller, command: ArticlePublish) -> Result<Article, Refusal> {
    let editor = caller.signed_in()?.user;
    let mut tx = newsroom.begin(caller).await?;
    let before = load(&tx, caller, command.id).await?;
    let permit = authorise(&caller.actor, Action::PublishArticle, Subject::Article(&before))?;
    check_version(&tx, &before, command.expected_version).await?;
    let change = domain::publish(&before, &command, editor, tx.now())?;
    articles::commit(&mut tx, &permit, Some(&before), &change).await.map_err(external_id_taken)?;
    tx.commit().await?;
    Ok(change.article)
}

/// The article is no longer live; the working copy stays.
pub async fn unpublish(newsroom: &Newsroom, caller: &Caller, command: ArticleUnpublish) -> Result<Article, Refusal> {
    let editor = caller.signed_in()?.user;
    let mut tx = newsroom.begin(caller).await?;
    let before = load(&tx, caller, command.id).await?;
    let permit = authorise(&caller.actor, Action::UnpublishArticle, Subject::Article(&before))?;
    check_version(&tx, &before, command.expected_version).await?;
    let change = domain::unpublish(&before, editor, tx.now())?;
    articles::commit(&mut tx, &permit, Some(&before), &change).await?;
    tx.commit().await?;
    Ok(change.article)
}
