//! Between rows and approvals.

use masthead_domain::articles::{Approval, ApprovalKind};

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Approval {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "approvals", id: model.article_id };
        Ok(Self {
            article: model.article_id.into(),
            revision: model.revision,
            kind: row.word("kind", &model.kind, ApprovalKind::of)?,
            by: model.user_id.into(),
            at: row.instant("approved_at", model.approved_at)?,
        })
    }
}

impl From<&Approval> for Model {
    fn from(approval: &Approval) -> Self {
        Self {
            article_id: approval.article.into(),
            revision: approval.revision,
            kind: approval.kind.word().to_owned(),
            user_id: approval.by.into(),
            approved_at: micros(approval.at),
        }
    }
}
