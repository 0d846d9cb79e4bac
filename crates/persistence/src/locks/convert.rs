//! Between rows and locks.

use masthead_domain::articles::Lock;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Lock {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "article_locks", id: model.article_id };
        Ok(Self {
            article: model.article_id.into(),
            holder: model.holder_id.into(),
            since: row.instant("acquired_at", model.acquired_at)?,
            expires_at: row.instant("expires_at", model.expires_at)?,
        })
    }
}

impl From<&Lock> for Model {
    fn from(lock: &Lock) -> Self {
        Self {
            article_id: lock.article.into(),
            holder_id: lock.holder.into(),
            acquired_at: micros(lock.since),
            expires_at: micros(lock.expires_at),
        }
    }
}
