//! What a step comes to: everything that is written in one transaction, or why nothing is.

use super::steps::{Step, allowed_steps, next};
use crate::articles::{Approval, Article, ArticleStatus, Lacking, Publication, PublicationDetails, Schedule, ScheduleKind, Tombstone};
use crate::events::EventKind;
use crate::ids::UserId;
use crate::problems::Problem;
use crate::time::Instant;

/// A step that cannot be taken from where the article stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotPossible {
    /// The step that was asked for.
    pub step: Step,
    /// Where the article stands.
    pub from: ArticleStatus,
    /// What can be done instead.
    pub allowed: Vec<Step>,
}

/// Why a step was not carried out.
#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    /// It is not possible from here.
    NotPossible(NotPossible),
    /// The article or the order is not fit for it.
    Unfit(Vec<Problem>),
    /// Nobody outside may see it before this instant.
    Embargoed(Instant),
    /// Too few have approved it.
    NotApproved(Lacking),
}

/// What happens to the live row.
#[derive(Clone, PartialEq, Debug)]
pub enum Live {
    /// Nothing: what the public sees stays.
    Keep,
    /// The public sees this from now on.
    Replace(Box<(Publication, PublicationDetails)>),
    /// The public sees it no more.
    Remove,
}

/// What happens to the article's schedules.
#[derive(Clone, PartialEq, Debug)]
pub enum Agenda {
    /// Nothing.
    Keep,
    /// This one stands, in place of the one of its kind before.
    Put(Box<Schedule>),
    /// Those of these kinds are called off.
    Drop(&'static [ScheduleKind]),
}

/// What happens to what the public is told about a killed article.
#[derive(Clone, PartialEq, Debug)]
pub enum Grave {
    /// Nothing.
    Keep,
    /// This is told from now on.
    Dig(Tombstone),
    /// Nothing is told any more.
    Close,
}

/// What a new revision says of itself, besides its content.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewRevision {
    /// What its author says about it.
    pub note: Option<String>,
    /// The number of the revision whose content it takes up again.
    pub restored_from: Option<i32>,
    /// Whether a program saved it while its author was writing.
    pub autosaved: bool,
    /// Whether it takes the place of the newest revision instead of following it.
    pub in_place: bool,
}

impl NewRevision {
    /// A revision that somebody wrote.
    pub(super) fn written(note: Option<String>) -> Self {
        Self { note, ..Self::default() }
    }
}

/// Everything that a step changes. It is written in one transaction, or not at all.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleChange {
    /// The article afterwards; its version is one more than before.
    pub article: Article,
    /// The new revision, if the content changed.
    pub revision: Option<NewRevision>,
    /// Whether the newest revision stays from now on, though a program may have saved it.
    pub settled: bool,
    /// What happens to the live row.
    pub live: Live,
    /// Since when the public counts as seeing it so: what is due is done a little later than that.
    pub live_since: Instant,
    /// What happens to its schedules.
    pub agenda: Agenda,
    /// What happens to its tombstone.
    pub grave: Grave,
    /// A new approval.
    pub approval: Option<Approval>,
    /// What the log says.
    pub event: EventKind,
}

impl ArticleChange {
    /// A change of the article's own row alone.
    pub(super) fn of(article: Article, event: EventKind) -> Self {
        let (live, live_since) = (Live::Keep, article.updated_at);
        Self { article, revision: None, settled: false, live, live_since, agenda: Agenda::Keep, grave: Grave::Keep, approval: None, event }
    }
}

/// Where `step` leads from where the article stands.
pub(super) fn step(article: &Article, step: Step) -> Result<ArticleStatus, Refusal> {
    let from = article.status;
    next(from, step).ok_or_else(|| Refusal::NotPossible(NotPossible { step, from, allowed: allowed_steps(from) }))
}

/// The article after a change by `editor`, its content as before.
pub(super) fn touched(article: &Article, status: ArticleStatus, editor: UserId, now: Instant) -> Article {
    Article { version: article.version + 1, status, updated_by: editor, updated_at: now, ..article.clone() }
}

/// Schedules of both kinds.
pub(super) const ALL_SCHEDULES: &[ScheduleKind] = &[ScheduleKind::Publish, ScheduleKind::Unpublish];
