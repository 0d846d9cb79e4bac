//! Between rows and schedules.

use masthead_domain::articles::{Schedule, ScheduleKind};
use masthead_domain::time::Zone;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Schedule {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "schedules", id: model.id };
        Ok(Self {
            id: model.id.into(),
            article: model.article_id.into(),
            kind: row.word("kind", &model.kind, ScheduleKind::of)?,
            revision: model.revision,
            due_at: row.instant("due_at", model.due_at)?,
            time_zone: row.parsed("time_zone", Zone::parse(&model.time_zone))?,
            significant: model.significant,
            ordered_by: model.ordered_by.into(),
            ordered_at: row.instant("ordered_at", model.ordered_at)?,
            failure: model.failure,
        })
    }
}

impl From<&Schedule> for Model {
    fn from(schedule: &Schedule) -> Self {
        Self {
            id: schedule.id.into(),
            article_id: schedule.article.into(),
            kind: schedule.kind.word().to_owned(),
            revision: schedule.revision,
            due_at: micros(schedule.due_at),
            time_zone: schedule.time_zone.name().to_owned(),
            significant: schedule.significant,
            ordered_by: schedule.ordered_by.into(),
            ordered_at: micros(schedule.ordered_at),
            failure: schedule.failure.clone(),
        }
    }
}
