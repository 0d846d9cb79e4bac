//! Between rows and tombstones.

use masthead_domain::articles::Tombstone;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Tombstone {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "tombstones", id: model.article_id };
        Ok(Self {
            article: model.article_id.into(),
            external_id: model.external_id,
            reason: model.reason,
            killed_at: row.instant("killed_at", model.killed_at)?,
        })
    }
}

impl From<&Tombstone> for Model {
    fn from(tombstone: &Tombstone) -> Self {
        Self {
            article_id: tombstone.article.into(),
            external_id: tombstone.external_id.clone(),
            reason: tombstone.reason.clone(),
            killed_at: micros(tombstone.killed_at),
        }
    }
}
