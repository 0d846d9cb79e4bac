//! Between rows and sections.

use masthead_domain::sections::{Section, required_approvals};
use masthead_domain::slugs::Slug;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Section {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "sections", id: model.id };
        Ok(Self {
            id: model.id.into(),
            parent: model.parent_id.map(Into::into),
            name: model.name,
            slug: Slug::stored(model.slug),
            path: model.path,
            description: model.description,
            position: model.position,
            seo_title: model.seo_title,
            seo_description: model.seo_description,
            required_approvals: model
                .required_approvals
                .map(|number| row.parsed("required_approvals", required_approvals(number)))
                .transpose()?,
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

impl From<&Section> for Model {
    fn from(section: &Section) -> Self {
        Self {
            id: section.id.into(),
            parent_id: section.parent.map(Into::into),
            name: section.name.clone(),
            slug: section.slug.to_string(),
            path: section.path.clone(),
            description: section.description.clone(),
            position: section.position,
            seo_title: section.seo_title.clone(),
            seo_description: section.seo_description.clone(),
            required_approvals: section.required_approvals.map(i32::from),
            version: section.version,
            created_at: micros(section.created_at),
            updated_at: micros(section.updated_at),
        }
    }
}
