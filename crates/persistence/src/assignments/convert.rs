//! Between rows and assignments.

use masthead_domain::assignments::{Assignment, AssignmentState};

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Assignment {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "assignments", id: model.id };
        Ok(Self {
            id: model.id.into(),
            article: model.article_id.map(Into::into),
            task: model.task,
            brief: model.brief,
            assignee: model.assignee_id.into(),
            due_at: row.instant_or_none("due_at", model.due_at)?,
            state: row.word("state", &model.state, AssignmentState::of)?,
            assigned_by: model.assigned_by.into(),
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

impl From<&Assignment> for Model {
    fn from(assignment: &Assignment) -> Self {
        Self {
            id: assignment.id.into(),
            article_id: assignment.article.map(Into::into),
            task: assignment.task.clone(),
            brief: assignment.brief.clone(),
            assignee_id: assignment.assignee.into(),
            due_at: assignment.due_at.map(micros),
            state: assignment.state.word().to_owned(),
            assigned_by: assignment.assigned_by.into(),
            version: assignment.version,
            created_at: micros(assignment.created_at),
            updated_at: micros(assignment.updated_at),
        }
    }
}
