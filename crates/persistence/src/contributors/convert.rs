//! Between rows and contributors.

use masthead_domain::contributors::{Contributor, ContributorRole};
use masthead_domain::slugs::Slug;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Contributor {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "contributors", id: model.id };
        Ok(Self {
            id: model.id.into(),
            role: row.word("role", &model.role, ContributorRole::of)?,
            name: model.name,
            slug: Slug::stored(model.slug),
            bio: model.bio,
            user: model.user_id.map(Into::into),
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

impl From<&Contributor> for Model {
    fn from(contributor: &Contributor) -> Self {
        Self {
            id: contributor.id.into(),
            role: contributor.role.word().to_owned(),
            name: contributor.name.clone(),
            slug: contributor.slug.to_string(),
            bio: contributor.bio.clone(),
            user_id: contributor.user.map(Into::into),
            version: contributor.version,
            created_at: micros(contributor.created_at),
            updated_at: micros(contributor.updated_at),
        }
    }
}
