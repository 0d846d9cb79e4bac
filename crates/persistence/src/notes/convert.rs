//! Between rows and notes.

use masthead_domain::notes::{Anchor, Note};

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Note {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "notes", id: model.id };
        let resolved_at = row.instant_or_none("resolved_at", model.resolved_at)?;
        Ok(Self {
            id: model.id.into(),
            article: model.article_id.into(),
            in_reply_to: model.in_reply_to.map(Into::into),
            text: model.text,
            anchor: anchor(model.revision, model.block, model.quote),
            author: model.author_id.into(),
            resolved: model.resolved_by.map(Into::into).zip(resolved_at),
            deleted_at: row.instant_or_none("deleted_at", model.deleted_at)?,
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

fn anchor(revision: Option<i32>, block: Option<i32>, quote: Option<String>) -> Option<Anchor> {
    Some(Anchor { revision: revision?, block: usize::try_from(block?).ok()?, quote: quote? })
}

impl From<&Note> for Model {
    fn from(note: &Note) -> Self {
        let anchor = note.anchor.as_ref();
        Self {
            id: note.id.into(),
            article_id: note.article.into(),
            in_reply_to: note.in_reply_to.map(Into::into),
            text: note.text.clone(),
            revision: anchor.map(|anchor| anchor.revision),
            block: anchor.and_then(|anchor| i32::try_from(anchor.block).ok()),
            quote: anchor.map(|anchor| anchor.quote.clone()),
            author_id: note.author.into(),
            resolved_by: note.resolved.map(|(by, _)| by.into()),
            resolved_at: note.resolved.map(|(_, at)| micros(at)),
            deleted_at: note.deleted_at.map(micros),
            version: note.version,
            created_at: micros(note.created_at),
            updated_at: micros(note.updated_at),
        }
    }
}
