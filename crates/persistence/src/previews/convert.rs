//! From rows to previews.

use masthead_domain::previews::{Preview, PreviewOf};

use super::entity::Model;
use crate::StoreError;
use crate::convert::Row;

impl TryFrom<Model> for Preview {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "previews", id: model.id };
        let of = match (model.article_id, model.section_id) {
            (Some(article), None) => PreviewOf::Article(article.into()),
            (None, Some(section)) => PreviewOf::Section(section.into()),
            _ => return Err(StoreError::Damaged(format!("previews of {}: neither of an article nor of a section", model.id))),
        };
        Ok(Self {
            id: model.id.into(),
            of,
            created_by: model.created_by.into(),
            created_at: row.instant("created_at", model.created_at)?,
            expires_at: row.instant("expires_at", model.expires_at)?,
            revoked_at: row.instant_or_none("revoked_at", model.revoked_at)?,
        })
    }
}
