//! Writing: working copies begin, change, move between sections and go.

use super::change::{ALL_SCHEDULES, Agenda, ArticleChange, Live, NewRevision, Refusal, step, touched};
use super::steps::Step;
use crate::articles::publication::Clocks;
use crate::articles::{Article, ArticleContent, ArticleStatus, Publication};
use crate::events::EventKind;
use crate::ids::{ArticleId, SectionId, UserId};
use crate::time::Instant;

/// A new working copy.
pub fn create(id: ArticleId, content: ArticleContent, note: Option<String>, author: UserId, now: Instant) -> ArticleChange {
    let article = Article {
        id,
        version: 1,
        status: ArticleStatus::Draft,
        content,
        revision: 1,
        live_revision: None,
        submitted_revision: None,
        review_note: None,
        embargoed_until: None,
        first_published_at: None,
        published_at: None,
        significantly_updated_at: None,
        display_at: None,
        in_trash: false,
        assignees: Vec::new(),
        created_by: author,
        updated_by: author,
        created_at: now,
        updated_at: now,
    };
    ArticleChange { revision: Some(NewRevision::written(note)), ..ArticleChange::of(article, EventKind::ArticleCreated) }
}

/// A changed working copy: a new revision if the content differs, nothing at all if it does not. What was approved is to be
/// reviewed again.
pub fn edit(
    article: &Article,
    content: ArticleContent,
    note: Option<String>,
    editor: UserId,
    now: Instant,
) -> Result<Option<ArticleChange>, Refusal> {
    let status = step(article, Step::Edit)?;
    if content == article.content {
        return Ok(None);
    }
    let mut article = touched(article, status, editor, now);
    article.content = content;
    article.revision += 1;
    if status == ArticleStatus::InReview {
        article.submitted_revision = Some(article.revision);
    }
    Ok(Some(ArticleChange { revision: Some(NewRevision::written(note)), ..ArticleChange::of(article, EventKind::ArticleEdited) }))
}

/// What the revision `number` said, taken up again in a new one. Two things are never taken back this way: the notes that readers were
/// given, and the mark that somebody has to clear the article legally.
pub fn restore_revision(
    article: &Article,
    (number, mut content): (i32, ArticleContent),
    note: Option<String>,
    editor: UserId,
    now: Instant,
) -> Result<Option<ArticleChange>, Refusal> {
    content.corrections.clone_from(&article.content.corrections);
    content.legally_sensitive |= article.content.legally_sensitive;
    let change = edit(article, content, note.clone(), editor, now)?;
    Ok(change.map(|change| ArticleChange {
        revision: Some(NewRevision { restored_from: Some(number), ..NewRevision::written(note) }),
        ..change
    }))
}

/// The working copy goes into the trash. Only one that was never live can.
pub fn delete(article: &Article, by: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Delete)?;
    let article = Article { in_trash: true, ..touched(article, status, by, now) };
    Ok(ArticleChange { agenda: Agenda::Drop(ALL_SCHEDULES), ..ArticleChange::of(article, EventKind::ArticleDeleted) })
}

/// The working copy comes back out of the trash, with `content`: what is left of its own.
pub fn recover(article: &Article, content: ArticleContent, by: UserId, now: Instant) -> ArticleChange {
    let mut article = Article { in_trash: false, ..touched(article, article.status, by, now) };
    let differs = content != article.content;
    if differs {
        article.content = content;
        article.revision += 1;
    }
    ArticleChange { revision: differs.then(NewRevision::default), ..ArticleChange::of(article, EventKind::ArticleRecovered) }
}

/// Another section takes what stood in `from`. A live edition without unpublished changes moves along and stays the newest;
/// one whose working copy has gone on is left as it is, for its content is not this one.
pub fn move_section(article: &Article, from: SectionId, to: SectionId, editor: UserId, now: Instant) -> ArticleChange {
    let live_is_newest = article.live_revision == Some(article.revision);
    let mut article = touched(article, article.status, editor, now);
    let content = &mut article.content;
    for section in content.section.iter_mut().chain(&mut content.further_sections).filter(|section| **section == from) {
        *section = to;
    }
    content.further_sections = content.all_sections().into_iter().filter(|section| Some(*section) != content.section).collect();
    let stands_in = content.section;
    article.revision += 1;
    let (live, event) = match (live_is_newest, stands_in, clocks_of(&article, now)) {
        (true, Some(section), Some(clocks)) => {
            article.live_revision = Some(article.revision);
            (Live::Replace(Box::new(Publication::of(article.edition(), section, &clocks))), EventKind::ArticlePublished)
        }
        _ => (Live::Keep, EventKind::ArticleEdited),
    };
    ArticleChange { revision: Some(NewRevision::default()), live, ..ArticleChange::of(article, event) }
}

/// The clocks of an article that was live before, for an edition that goes up now without being a new one to readers.
fn clocks_of(article: &Article, now: Instant) -> Option<Clocks> {
    Some(Clocks {
        first_published_at: article.first_published_at?,
        published_at: article.published_at?,
        significantly_updated_at: article.significantly_updated_at?,
        display_at: article.display_at,
        updated_at: now,
    })
}
