//! Into the trash with working copies that the public never saw, and out of it.

use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleTarget};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::{Transaction, articles};

use super::open::open;
use super::references::with_what_is_left;
use super::translations;
use crate::{Caller, Newsroom, Refusal};

/// Puts a working copy into the trash, with its revisions. What was ever live cannot be deleted, only unpublished or killed.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, target: ArticleTarget) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, target, Action::DeleteArticle).await?;
    let change = domain::delete(&opened.article, opened.by, opened.tx.now())?;
    opened.commit(change).await
}

/// Takes a working copy out of the trash. What it refers to and is not there any more is left out, and a name that somebody else was given
/// since is replaced.
pub(crate) async fn recover(tx: &mut Transaction, caller: &Caller, id: ArticleId) -> Result<Article, Refusal> {
    let by = caller.signed_in()?.user;
    let article = Newsroom::found("article in the trash", id, articles::find_in_trash(tx.reader(), id)).await?;
    let permit = authorise(&caller.actor, Action::RecoverArticle, Subject::Article(&article))?;
    let nowhere = ArticleContent { section: None, ..article.content.clone() };
    let mut content = with_what_is_left(tx, article.content.clone(), &nowhere).await?;
    if let Some(slug) = articles::claim_slug(tx, id, &content.slug, true).await? {
        content.slug = slug;
    }
    if let Some(external_id) = &content.external_id
        && articles::has_external_id(tx.reader(), external_id, id).await?
    {
        content.external_id = None;
    }
    if translations::is_told_already(tx, id, &content).await? {
        content.translation_group = Some(TranslationGroupId(tx.new_id()));
    }
    let change = domain::recover(&article, content, by, tx.now());
    articles::commit(tx, &permit, Some(&article), &change).await?;
    Ok(change.article)
}
