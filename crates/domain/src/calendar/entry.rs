//! One thing in the calendar.

use crate::articles::{Article, Schedule};
use crate::assignments::Assignment;
use crate::time::Instant;

/// Something that is planned for an instant, or happened at it.
#[derive(Clone, PartialEq, Debug)]
pub enum CalendarEntry {
    /// An article is to go live, or to be taken away.
    Scheduled(Schedule),
    /// A live article was published at this instant.
    Published(Box<Article>, Instant),
    /// From this instant on the article may go live.
    EmbargoEnds(Box<Article>, Instant),
    /// Somebody is to have done something by then.
    AssignmentDue(Assignment, Instant),
}

impl CalendarEntry {
    /// When.
    pub fn at(&self) -> Instant {
        match self {
            Self::Scheduled(schedule) => schedule.due_at,
            Self::Published(_, at) | Self::EmbargoEnds(_, at) | Self::AssignmentDue(_, at) => *at,
        }
    }

    /// The earliest `limit` of these, in order. What happens at one instant stands in the order it was given.
    pub fn earliest(mut entries: Vec<Self>, limit: usize) -> Vec<Self> {
        entries.sort_by_key(Self::at);
        entries.truncate(limit);
        entries
    }
}
