//! Writing notes.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::notes::Note;
use masthead_domain::policy::Permit;
use sea_orm::{ColumnTrait, ExprTrait};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Model};
use crate::audit::detail;
use crate::{StoreError, Transaction, rows};

/// Adds a note.
pub async fn insert(tx: &mut Transaction, permit: &Permit, note: &Note) -> Result<(), StoreError> {
    rows::insert(tx.reader(), Model::from(note)).await?;
    record(tx, permit, None, note, EventKind::NoteAdded);
    Ok(())
}

/// Replaces a note. Taking one back is a change, too: what was written is kept.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &Note, after: &Note) -> Result<(), StoreError> {
    let unchanged = Column::Id.eq(Uuid::from(before.id)).and(Column::Version.eq(before.version));
    rows::replace(tx.reader(), Model::from(after), unchanged).await?;
    let kind = if after.deleted_at.is_some() { EventKind::NoteDeleted } else { EventKind::NoteChanged };
    record(tx, permit, Some(before), after, kind);
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Note>, after: &Note, kind: EventKind) {
    let event = NewEvent::of(kind, after.id).with(json!({ "articleId": after.article }));
    tx.record(permit, after.id.into(), &detail(after.version, before, Some(after)), event);
}
