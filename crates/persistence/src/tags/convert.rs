//! Between rows and tags.

use masthead_domain::slugs::Slug;
use masthead_domain::tags::{Tag, TagKind};

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Tag {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "tags", id: model.id };
        Ok(Self {
            id: model.id.into(),
            kind: row.word("kind", &model.kind, TagKind::of)?,
            name: model.name,
            slug: Slug::stored(model.slug),
            description: model.description,
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

impl From<&Tag> for Model {
    fn from(tag: &Tag) -> Self {
        Self {
            id: tag.id.into(),
            kind: tag.kind.word().to_owned(),
            name: tag.name.clone(),
            slug: tag.slug.to_string(),
            description: tag.description.clone(),
            version: tag.version,
            created_at: micros(tag.created_at),
            updated_at: micros(tag.updated_at),
        }
    }
}
