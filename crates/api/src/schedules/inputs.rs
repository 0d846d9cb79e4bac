//! Orders for instants to come, as they come.

use async_graphql::{ID, InputObject, OneofObject};
use masthead_domain::articles::{ArticleSchedule, ArticleUnschedule};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::time::{Instant, Zone};

use super::types::ScheduleKind;
use crate::inputs::target;
use crate::scalars::DateTime;

/// An instant to come: as such, or as clocks show it somewhere.
#[derive(OneofObject)]
pub enum ScheduleAt {
    /// The instant itself.
    Instant(DateTime),
    /// What clocks show, without an offset: `2026-11-25T09:00`. The time zone says the rest. A time that does not exist there, or
    /// exists twice, is refused with both readings.
    Local(String),
}

/// What is to happen to an article, and when.
#[derive(InputObject)]
pub struct ArticleScheduleInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// When.
    at: ScheduleAt,
    /// The IANA time zone you think in, such as `Asia/Ho_Chi_Minh`. It is kept with the order.
    time_zone: String,
    /// What is to happen.
    #[graphql(default)]
    kind: ScheduleKind,
    /// The revision that is to go live, whatever is written after it; the newest when left out.
    revision: Option<i32>,
    /// Whether feeds shall say that the article changed.
    #[graphql(default)]
    significant: bool,
}

impl ArticleScheduleInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<ArticleSchedule, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let zone = problems.check("timeZone", Zone::parse(&self.time_zone));
        let due_at = zone.as_ref().and_then(|zone| problems.check("at", self.at.parse(zone)));
        let (kind, revision, significant) = (self.kind.into(), self.revision, self.significant);
        let known = target.zip(zone).zip(due_at);
        problems.finish(known.map(|((target, time_zone), due_at)| ArticleSchedule {
            target,
            kind,
            due_at,
            time_zone,
            revision,
            significant,
        }))
    }
}

impl ScheduleAt {
    fn parse(self, zone: &Zone) -> Result<Instant, Problem> {
        match self {
            Self::Instant(at) => Ok(at.0),
            Self::Local(local) => zone.instant_at(&local).map_err(|problem| problem.at("local")),
        }
    }
}

/// Which order to call off.
#[derive(InputObject)]
pub struct ArticleUnscheduleInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// What is not to happen.
    #[graphql(default)]
    kind: ScheduleKind,
}

impl ArticleUnscheduleInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticleUnschedule, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        problems.finish(target.map(|target| ArticleUnschedule { target, kind: self.kind.into() }))
    }
}
