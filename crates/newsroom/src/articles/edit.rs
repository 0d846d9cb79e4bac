//! Changing a working copy.

use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleUpdate};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::{Transaction, articles};

use super::conflict::{check_version, load};
use super::create::external_id_taken;
use super::references;
use crate::slugs::taken_already;
use crate::{Caller, Newsroom, Refusal};

/// Changes a working copy; what is live stays as it is. A change that changes nothing leaves no trace.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: ArticleUpdate) -> Result<Article, Refusal> {
    let editor = caller.signed_in()?.user;
    let mut tx = newsroom.begin(caller).await?;
    let before = load(&tx, caller, command.id).await?;
    let permit = authorise(&caller.actor, Action::EditArticle, Subject::Article(&before))?;
    check_version(&tx, &before, command.expected_version).await?;
    let note = command.note.clone();
    let content = content(&tx, &before, command).await?;
    references::authorise_places(caller, &before.content.all_sections(), &content)?;
    let Some(change) = domain::edit(&before, content, note, editor, tx.now())? else { return Ok(before) };
    articles::commit(&mut tx, &permit, Some(&before), &change).await.map_err(external_id_taken)?;
    tx.commit().await?;
    Ok(change.article)
}

async fn content(tx: &Transaction, before: &Article, command: ArticleUpdate) -> Result<ArticleContent, Refusal> {
    let mut content = before.content.clone();
    content.headline = command.headline.unwrap_or(content.headline);
    content.locale = command.locale.unwrap_or(content.locale);
    if let Some(slug) = command.slug {
        let claimed = articles::claim_slug(tx, before.id, &slug, false).await?;
        content.slug = claimed.ok_or_else(|| Refusal::Invalid(vec![taken_already(&slug)]))?;
    }
    command.edits.apply(&mut content);
    references::check(tx, &mut content).await?;
    Ok(content)
}
