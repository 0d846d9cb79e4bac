//! What stands in the calendar.

use std::sync::Arc;

use async_graphql::{Context, Description, Interface, Object, Result};
use masthead_domain::articles::Article;
use masthead_domain::calendar::CalendarEntry as DomainEntry;
use masthead_domain::problems::Problem;
use masthead_domain::time::Instant;
use masthead_newsroom::calendar;

use crate::articles::desk::DeskArticle;
use crate::assignments::types::Assignment;
use crate::context;
use crate::errors::{fault, invalid};
use crate::scalars::DateTime;
use crate::schedules::types::Schedule;

/// The most entries that one question answers.
const MAX_ENTRIES: usize = 500;

/// Something that is planned for an instant, or happened at it.
#[derive(Interface)]
#[graphql(field(name = "at", ty = "DateTime", desc = "When."))]
pub enum CalendarEntry {
    /// Something scheduled.
    Scheduled(ScheduledEntry),
    /// A publication.
    Published(PublishedEntry),
    /// The end of an embargo.
    EmbargoEnds(EmbargoEndEntry),
    /// Something that somebody is to have done.
    AssignmentDue(AssignmentDueEntry),
}

impl From<DomainEntry> for CalendarEntry {
    fn from(entry: DomainEntry) -> Self {
        match entry {
            DomainEntry::Scheduled(schedule) => Self::Scheduled(ScheduledEntry(Schedule(Arc::new(schedule)))),
            DomainEntry::Published(article, at) => Self::Published(PublishedEntry { article: article.into(), at }),
            DomainEntry::EmbargoEnds(article, at) => Self::EmbargoEnds(EmbargoEndEntry { article: article.into(), at }),
            DomainEntry::AssignmentDue(assignment, at) => {
                Self::AssignmentDue(AssignmentDueEntry { assignment: Assignment(assignment), at })
            }
        }
    }
}

/// An article is to go live, or to be taken away.
#[derive(Description)]
pub struct ScheduledEntry(Schedule);

#[Object(use_type_description)]
impl ScheduledEntry {
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.0.0.due_at)
    }

    /// What is to happen.
    async fn schedule(&self) -> &Schedule {
        &self.0
    }
}

/// An article that is live was published.
#[derive(Description)]
pub struct PublishedEntry {
    article: Arc<Article>,
    at: Instant,
}

#[Object(use_type_description)]
impl PublishedEntry {
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.at)
    }

    /// Which article.
    async fn article(&self) -> DeskArticle {
        DeskArticle(Arc::clone(&self.article))
    }
}

/// An embargo ends: from then on the article may go live.
#[derive(Description)]
pub struct EmbargoEndEntry {
    article: Arc<Article>,
    at: Instant,
}

#[Object(use_type_description)]
impl EmbargoEndEntry {
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.at)
    }

    /// Which article.
    async fn article(&self) -> DeskArticle {
        DeskArticle(Arc::clone(&self.article))
    }
}

/// Somebody is to have done something by then.
#[derive(Description)]
pub struct AssignmentDueEntry {
    assignment: Assignment,
    at: Instant,
}

#[Object(use_type_description)]
impl AssignmentDueEntry {
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.at)
    }

    /// What is to be done, and by whom.
    async fn assignment(&self) -> &Assignment {
        &self.assignment
    }
}

/// The calendar from one instant on and before another.
pub async fn between(ctx: &Context<'_>, from: DateTime, to: DateTime, first: i32) -> Result<Vec<CalendarEntry>> {
    let problem = || invalid(Problem::invalid(format!("Ask for 0 to {MAX_ENTRIES}.")).at("first"));
    let limit = usize::try_from(first).ok().filter(|limit| *limit <= MAX_ENTRIES).ok_or_else(problem)?;
    let context = context::of(ctx)?;
    let entries = calendar::between(&context.newsroom, &context.caller, (from.0, to.0), limit).await.map_err(fault)?;
    Ok(entries.into_iter().map(Into::into).collect())
}
