//! Away from the public, and back to the desk.

use super::change::{ALL_SCHEDULES, Agenda, ArticleChange, Grave, Live, Refusal, step, touched};
use super::steps::Step;
use crate::articles::{Article, ArticleStatus, Publication, Tombstone};
use crate::events::EventKind;
use crate::ids::UserId;
use crate::time::Instant;

/// The live row goes; the working copy stays.
pub fn unpublish(article: &Article, editor: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Unpublish)?;
    let mut article = touched(article, status, editor, now);
    article.live_revision = None;
    let agenda = Agenda::Drop(ALL_SCHEDULES);
    Ok(ArticleChange { live: Live::Remove, agenda, ..ArticleChange::of(article, EventKind::ArticleUnpublished) })
}

/// The article goes for good. The public is told that it is gone and, if `reason` says so, why. `live` is what the public sees of it.
pub fn kill(
    article: &Article,
    live: Option<&Publication>,
    reason: Option<String>,
    by: UserId,
    now: Instant,
) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Kill)?;
    let external_id = live.and_then(|live| live.external_id.clone());
    let live = if article.live_revision.is_some() { Live::Remove } else { Live::Keep };
    let mut article = touched(article, status, by, now);
    article.live_revision = None;
    let tombstone = Tombstone { article: article.id, external_id, reason, killed_at: now };
    let (agenda, grave) = (Agenda::Drop(ALL_SCHEDULES), Grave::Dig(tombstone));
    Ok(ArticleChange { live, agenda, grave, ..ArticleChange::of(article, EventKind::ArticleKilled) })
}

/// The story is given up before it was ever live. Everything written is kept.
pub fn spike(article: &Article, by: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Spike)?;
    let mut article = touched(article, status, by, now);
    article.submitted_revision = None;
    Ok(ArticleChange { agenda: Agenda::Drop(ALL_SCHEDULES), ..ArticleChange::of(article, EventKind::ArticleSpiked) })
}

/// What was spiked becomes a draft again; what was killed stands where it would after unpublishing, and its tombstone goes.
pub fn restore(article: &Article, by: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Restore)?;
    let grave = if article.status == ArticleStatus::Killed { Grave::Close } else { Grave::Keep };
    Ok(ArticleChange { grave, ..ArticleChange::of(touched(article, status, by, now), EventKind::ArticleRestored) })
}
