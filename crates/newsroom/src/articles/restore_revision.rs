//! Taking up again what an earlier revision said, and giving revisions names.

use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleRestoreRevision, Revision, RevisionName};
use masthead_domain::policy::{Action, Subject, authorise, desk_scope};
use masthead_persistence::{Transaction, articles};

use super::history::named_revision;
use super::open::open;
use super::{references, translations};
use crate::{Caller, Newsroom, Refusal};

/// The working copy says again what a revision said, in a new revision. It is a change like any other: what is live stays, and what was
/// approved is reviewed again. What is gone since, or belongs to another article by now, does not come back.
pub async fn restore_revision(newsroom: &Newsroom, caller: &Caller, command: ArticleRestoreRevision) -> Result<Article, Refusal> {
    let opened = open(newsroom, caller, command.target, Action::EditArticle).await?;
    let (tx, article) = (&opened.tx, &opened.article);
    let revision = named_revision(tx, article.id, command.revision).await?;
    let content = references::with_what_is_left(tx, revision.content, &article.content).await?;
    let content = with_names_of_its_own(tx, content, article).await?;
    references::authorise_places(caller, &article.content.all_sections(), &content)?;
    match domain::restore_revision(article, (command.revision, content), command.note, opened.by, tx.now())? {
        Some(change) => opened.commit(change).await,
        None => Ok(opened.article),
    }
}

/// A slug, an external id or a language of the translation group that another article has taken since stays with that one; this article keeps
/// what it has now.
async fn with_names_of_its_own(tx: &Transaction, mut content: ArticleContent, article: &Article) -> Result<ArticleContent, Refusal> {
    let now = &article.content;
    let slug = articles::claim_slug(tx, article.id, &content.slug, false).await?;
    content.slug = slug.unwrap_or_else(|| now.slug.clone());
    if let Some(external_id) = &content.external_id
        && articles::has_external_id(tx.reader(), external_id, article.id).await?
    {
        content.external_id.clone_from(&now.external_id);
    }
    if translations::is_told_already(tx, article.id, &content).await? {
        content.locale.clone_from(&now.locale);
        content.translation_group = now.translation_group;
    }
    Ok(content)
}

/// Gives a revision a name, or takes it away. The article itself stays as it is, and so does its version.
pub async fn name_revision(newsroom: &Newsroom, caller: &Caller, command: RevisionName) -> Result<Revision, Refusal> {
    let mut tx = newsroom.begin(caller).await?;
    let scope = desk_scope(&caller.actor)?;
    let article = Newsroom::found("article", command.article, articles::find(tx.reader(), &scope, command.article)).await?;
    let permit = authorise(&caller.actor, Action::EditArticle, Subject::Article(&article))?;
    let before = named_revision(&tx, article.id, command.revision).await?;
    if before.name == command.name {
        return Ok(before);
    }
    let after = Revision { name: command.name, ..before.clone() };
    articles::name_revision(&mut tx, &permit, &before, &after).await?;
    tx.commit().await?;
    Ok(after)
}
