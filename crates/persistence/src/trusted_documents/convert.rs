//! Between rows and trusted documents.

use masthead_domain::trusted_documents::{DocumentId, TrustedDocument};
use uuid::Uuid;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for TrustedDocument {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        // Its id is no UUID; a damaged one is in the message by its value.
        let row = Row { table: "trusted_documents", id: Uuid::nil() };
        Ok(Self {
            id: row.parsed("id", DocumentId::parse(&model.id))?,
            name: model.name,
            text: model.document,
            added_at: row.instant("added_at", model.added_at)?,
        })
    }
}

impl From<&TrustedDocument> for Model {
    fn from(document: &TrustedDocument) -> Self {
        Self {
            id: document.id.to_string(),
            name: document.name.clone(),
            document: document.text.clone(),
            added_at: micros(document.added_at),
        }
    }
}
