//! Changing a working copy.

use masthead_domain::articles::{self as domain, Article, ArticleContent, ArticleUpdate};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::{Transaction, articles};

use super::conflict::check_fields;
use super::open::open_as_it_is;
use super::{references, translations};
use crate::slugs::taken_already;
use crate::{Caller, Newsroom, Refusal};

/// Changes a working copy; what is live stays as it is. A change that changes nothing leaves no trace.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: ArticleUpdate) -> Result<Article, Refusal> {
    let opened = open_as_it_is(newsroom, caller, command.id, Action::EditArticle).await?;
    let before = &opened.article;
    check_fields(&opened.tx, before, &command).await?;
    let note = command.note.clone();
    let content = content(&opened.tx, before, command).await?;
    references::authorise_places(caller, &before.content.all_sections(), &content)?;
    if before.content.legally_sensitive && !content.legally_sensitive {
        authorise(&caller.actor, Action::LowerGuard, Subject::Article(before))?;
    }
    match domain::edit(before, content, note, opened.by, opened.tx.now())? {
        Some(change) => opened.commit(change).await,
        None => Ok(opened.article),
    }
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
    if (&content.locale, content.translation_group) != (&before.content.locale, before.content.translation_group) {
        translations::check(tx, before.id, &content).await?;
    }
    Ok(content)
}
