//! Changing a working copy.

use masthead_domain::articles::{self as domain, Article, ArticleChange, ArticleContent, ArticleUpdate};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::{Transaction, approvals, articles, publications, schedules};

use super::conflict::check_fields;
use super::history::newest;
use super::open::{Opened, open_as_it_is};
use super::{references, translations};
use crate::slugs::taken_already;
use crate::{Caller, Newsroom, Refusal};

/// Changes a working copy; what is live stays as it is. A change that changes nothing leaves no trace, unless it keeps what a program had
/// saved for its author.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: ArticleUpdate) -> Result<Article, Refusal> {
    let note = command.note.clone();
    let (opened, content) = written(newsroom, caller, command).await?;
    let (article, now) = (&opened.article, opened.tx.now());
    let change = match domain::edit(article, content, note.clone(), opened.by, now)? {
        Some(change) => Some(change),
        None => domain::settle(article, &newest(&opened).await?, note, opened.by, now)?,
    };
    finish(opened, change).await
}

/// Changes a working copy while somebody is writing on it. What is saved so within ten minutes is one revision, until the author saves it
/// themselves or somebody relies on it.
pub async fn autosave(newsroom: &Newsroom, caller: &Caller, command: ArticleUpdate) -> Result<Article, Refusal> {
    let note = command.note.clone();
    let (opened, content) = written(newsroom, caller, command).await?;
    let last = (&newest(&opened).await?, is_relied_on(&opened).await?);
    let change = domain::autosave(&opened.article, content, last, note, opened.by, opened.tx.now())?;
    finish(opened, change).await
}

/// A change in progress, and what the working copy is to say after it.
async fn written(newsroom: &Newsroom, caller: &Caller, command: ArticleUpdate) -> Result<(Opened, ArticleContent), Refusal> {
    let opened = open_as_it_is(newsroom, caller, command.id, Action::EditArticle).await?;
    let before = &opened.article;
    check_fields(&opened.tx, before, &command).await?;
    let content = content(&opened.tx, before, command).await?;
    references::authorise_move(caller, before, &content)?;
    if before.content.legally_sensitive && !content.legally_sensitive {
        authorise(&caller.actor, Action::LowerGuard, Subject::Article(before))?;
    }
    Ok((opened, content))
}

async fn finish(opened: Opened, change: Option<ArticleChange>) -> Result<Article, Refusal> {
    match change {
        Some(change) => opened.commit(change).await,
        None => Ok(opened.article),
    }
}

/// Whether the newest revision has to stay as it is: it was seen by the public, handed in, approved, or is going to be published.
async fn is_relied_on(opened: &Opened) -> Result<bool, Refusal> {
    let (db, article) = (opened.tx.reader(), &opened.article);
    if article.live_revision == Some(article.revision) || article.submitted_revision == Some(article.revision) {
        return Ok(true);
    }
    let approved = approvals::of_article(db, article.id).await?.iter().any(|approval| approval.revision == article.revision);
    let ordered = schedules::of_article(db, article.id).await?.iter().any(|schedule| schedule.revision == Some(article.revision));
    Ok(approved || ordered || publications::was_live(db, article.id, article.revision).await?)
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
