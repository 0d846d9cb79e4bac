//! At an instant to come: ordering it, calling it off, and what happens when the instant is there.

use super::change::{ALL_SCHEDULES, Agenda, ArticleChange, Live, Refusal, step, touched};
use super::publishing::{Clearance, Emphasis, fit_for_the_public, go_live};
use super::review::is_approved;
use super::steps::Step;
use crate::articles::{Article, ArticleSchedule, ArticleStatus, Edition, Schedule, ScheduleKind};
use crate::events::EventKind;
use crate::ids::{ScheduleId, UserId};
use crate::problems::Problem;
use crate::time::Instant;

/// Orders that `edition` goes live, or that the article is taken away, at an instant to come. `standing` is what is ordered so far;
/// an order replaces the one of its kind.
pub fn schedule(
    article: &Article,
    order: &ArticleSchedule,
    edition: &Edition,
    standing: &[Schedule],
    clearance: Clearance<'_>,
    (id, by, now): (ScheduleId, UserId, Instant),
) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Schedule)?;
    if order.due_at <= now {
        return Err(unfit("at", "This instant is past; schedule for one to come, or do it now."));
    }
    let status = match order.kind {
        ScheduleKind::Publish => {
            fit_for_the_public(article, edition, clearance, order.due_at)?;
            status
        }
        ScheduleKind::Unpublish => {
            can_be_taken_away(article, standing, order.due_at)?;
            article.status
        }
    };
    let schedule = Schedule {
        id,
        article: article.id,
        kind: order.kind,
        revision: (order.kind == ScheduleKind::Publish).then_some(edition.revision),
        due_at: order.due_at,
        time_zone: order.time_zone.clone(),
        significant: order.significant,
        ordered_by: by,
        ordered_at: now,
        failure: None,
    };
    let agenda = Agenda::Put(Box::new(schedule));
    Ok(ArticleChange { agenda, ..ArticleChange::of(touched(article, status, by, now), EventKind::ArticleScheduled) })
}

/// Only what is live, or will be by then, can be taken away.
fn can_be_taken_away(article: &Article, standing: &[Schedule], at: Instant) -> Result<(), Refusal> {
    let appears = standing.iter().find(|schedule| schedule.kind == ScheduleKind::Publish && schedule.failure.is_none());
    match (article.status, appears) {
        (ArticleStatus::Published, _) => Ok(()),
        (_, Some(appears)) if appears.due_at < at => Ok(()),
        (_, Some(_)) => Err(unfit("at", "The article goes live later than this; take it away after that.")),
        (_, None) => Err(unfit("kind", "The article is not live; schedule its publication first.")),
    }
}

/// Calls off what is ordered. An article that was to go live goes back to where it came from.
pub fn unschedule(
    article: &Article,
    kind: ScheduleKind,
    standing: &[Schedule],
    clearance: Clearance<'_>,
    (by, now): (UserId, Instant),
) -> Result<ArticleChange, Refusal> {
    step(article, Step::Unschedule)?;
    if standing.iter().all(|schedule| schedule.kind != kind) {
        return Err(unfit("kind", "Nothing of this kind is scheduled."));
    }
    let never_appears = kind == ScheduleKind::Publish && article.status == ArticleStatus::Scheduled;
    let status = match article.status {
        ArticleStatus::Scheduled if never_appears => before_it_was_scheduled(article, clearance),
        other => other,
    };
    let agenda = Agenda::Drop(match kind {
        ScheduleKind::Publish if never_appears => ALL_SCHEDULES,
        ScheduleKind::Publish => &[ScheduleKind::Publish],
        ScheduleKind::Unpublish => &[ScheduleKind::Unpublish],
    });
    Ok(ArticleChange { agenda, ..ArticleChange::of(touched(article, status, by, now), EventKind::ArticleUnscheduled) })
}

fn before_it_was_scheduled(article: &Article, clearance: Clearance<'_>) -> ArticleStatus {
    if article.first_published_at.is_some() {
        ArticleStatus::Unpublished
    } else if is_approved(article, clearance.requirements, clearance.approvals) {
        ArticleStatus::Approved
    } else if article.awaits_review() {
        ArticleStatus::InReview
    } else {
        ArticleStatus::Draft
    }
}

/// Carries out what is due, in the name of whoever ordered it. Readers are told the instant it was due, whenever it is done.
pub fn due(article: &Article, schedule: &Schedule, edition: Edition, now: Instant) -> Result<ArticleChange, Refusal> {
    let change = match schedule.kind {
        ScheduleKind::Publish => publish_due(article, schedule, edition, now),
        ScheduleKind::Unpublish => super::unpublish(article, schedule.ordered_by, now),
    }?;
    Ok(ArticleChange { live_since: schedule.due_at, ..change })
}

fn publish_due(article: &Article, schedule: &Schedule, edition: Edition, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Publish)?;
    // It was cleared when it was scheduled, and an embargo cannot have come since.
    let section = fit_for_the_public(article, &edition, Clearance::given(), schedule.due_at)?;
    let mut article = touched(article, status, schedule.ordered_by, now);
    let published_at = article.published_at.unwrap_or(schedule.due_at);
    let emphasis = Emphasis { significant: schedule.significant, at: schedule.due_at };
    let live: Live = go_live(&mut article, edition, section, published_at, emphasis);
    let agenda = Agenda::Drop(&[ScheduleKind::Publish]);
    Ok(ArticleChange { live, agenda, ..ArticleChange::of(article, EventKind::ArticlePublished) })
}

fn unfit(field: &str, message: &str) -> Refusal {
    Refusal::Unfit(vec![Problem::invalid(message).at(field)])
}
