//! Under other eyes: handing in, approving, handing back; and keeping a story from the public until an instant.

use super::change::{ArticleChange, Refusal, step, touched};
use super::publishing::Clearance;
use super::steps::Step;
use crate::articles::{Approval, ApprovalKind, Article, ArticleStatus, Requirements, Revision, Schedule, ScheduleKind};
use crate::events::EventKind;
use crate::ids::UserId;
use crate::problems::Problem;
use crate::time::Instant;

/// The working copy is handed in. What is live stays so while its next edition is read.
pub fn submit(article: &Article, by: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Submit)?;
    let mut article = touched(article, status, by, now);
    article.submitted_revision = Some(article.revision);
    article.review_note = None;
    // Somebody reads it now, and refers to it.
    Ok(ArticleChange { settled: true, ..ArticleChange::of(article, EventKind::ArticleSubmitted) })
}

/// Somebody stands by the newest revision, which `revision` is. Nobody approves what they wrote or began.
pub fn approve(
    article: &Article,
    revision: &Revision,
    kind: ApprovalKind,
    clearance: Clearance<'_>,
    by: UserId,
    now: Instant,
) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Approve)?;
    let approval = Approval { article: article.id, revision: article.revision, kind, by, at: now };
    let unfit = |message: &str| Refusal::Unfit(vec![Problem::invalid(message).at("id")]);
    if by == article.created_by || by == revision.author {
        return Err(unfit("You wrote this; somebody else has to approve it."));
    }
    let same = |given: &Approval| (given.revision, given.kind, given.by) == (approval.revision, kind, by);
    if clearance.approvals.iter().any(same) {
        return Err(unfit("You have approved this revision already."));
    }
    let approvals: Vec<Approval> = clearance.approvals.iter().copied().chain([approval]).collect();
    let enough = is_approved(article, clearance.requirements, &approvals);
    let status = if status == ArticleStatus::InReview && enough { ArticleStatus::Approved } else { status };
    let article = touched(article, status, by, now);
    Ok(ArticleChange { approval: Some(approval), ..ArticleChange::of(article, EventKind::ArticleApproved) })
}

/// Whether the newest revision has all it needs, somebody's word for it in any case.
pub(super) fn is_approved(article: &Article, requirements: Requirements, approvals: &[Approval]) -> bool {
    let editorial = |given: &Approval| given.revision == article.revision && given.kind == ApprovalKind::Editorial;
    approvals.iter().any(editorial) && requirements.lacking(approvals, article.revision).is_none()
}

/// The working copy is handed back with a note on what to change.
pub fn request_changes(article: &Article, note: String, by: UserId, now: Instant) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::RequestChanges)?;
    let mut article = touched(article, status, by, now);
    article.submitted_revision = None;
    article.review_note = Some(note);
    Ok(ArticleChange { settled: true, ..ArticleChange::of(article, EventKind::ArticleReturned) })
}

/// Nobody outside sees the article before `until`, or the embargo ends. What is live has been seen already, and what is
/// scheduled has been promised: both stand in the way of a later instant.
pub fn embargo(
    article: &Article,
    until: Option<Instant>,
    schedules: &[Schedule],
    by: UserId,
    now: Instant,
) -> Result<ArticleChange, Refusal> {
    let status = step(article, Step::Embargo)?;
    let unfit = |message: String| Err(Refusal::Unfit(vec![Problem::invalid(message).at("until")]));
    if let Some(until) = until {
        if until <= now {
            return unfit("An embargo ends at an instant to come; leave it out to lift the embargo.".to_owned());
        }
        if article.live_revision.is_some() {
            return unfit("The article is live; unpublish it before you put it under embargo.".to_owned());
        }
        let promised = |schedule: &&Schedule| schedule.kind == ScheduleKind::Publish && schedule.due_at < until;
        if let Some(schedule) = schedules.iter().find(promised) {
            return unfit(format!("The article is scheduled for {}, before this embargo ends; move the schedule first.", schedule.due_at));
        }
    }
    let mut article = touched(article, status, by, now);
    article.embargoed_until = until;
    Ok(ArticleChange::of(article, EventKind::ArticleEmbargoed))
}
