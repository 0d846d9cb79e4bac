//! Schedules: what is to happen to an article at an instant to come.

use crate::ids::{ArticleId, ScheduleId, UserId};
use crate::time::{Instant, Zone};
use crate::words::words;

words! {
    /// What is to happen.
    ScheduleKind {
        /// A revision goes before the public.
        Publish = "PUBLISH",
        /// The article is taken away from the public.
        Unpublish = "UNPUBLISH",
    }
}

/// Something that is to happen to an article. An article has at most one schedule of each kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Schedule {
    /// Its id.
    pub id: ScheduleId,
    /// Which article.
    pub article: ArticleId,
    /// What happens.
    pub kind: ScheduleKind,
    /// The revision that goes live, whatever is written after it; none for unpublishing.
    pub revision: Option<i32>,
    /// When.
    pub due_at: Instant,
    /// The zone in which the editor thought of that instant.
    pub time_zone: Zone,
    /// Whether feeds shall say that the article changed.
    pub significant: bool,
    /// Who ordered it.
    pub ordered_by: UserId,
    /// When they did.
    pub ordered_at: Instant,
    /// Why it could not be carried out, when its time came and it could not.
    pub failure: Option<String>,
}
