//! Writing trusted documents.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::trusted_documents::{DocumentId, TrustedDocument};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::{StoreError, Transaction, rows};

/// Adds documents.
pub async fn insert(tx: &mut Transaction, permit: &Permit, documents: &[TrustedDocument]) -> Result<(), StoreError> {
    rows::insert_all(tx.reader(), documents.iter().map(Model::from).collect()).await?;
    record(tx, permit, EventKind::DocumentsAdded, documents.iter().map(|document| &document.id));
    Ok(())
}

/// Removes a document; answers whether it was there.
pub async fn remove(tx: &mut Transaction, permit: &Permit, id: &DocumentId) -> Result<bool, StoreError> {
    let removed = Entity::delete_many().filter(Column::Id.eq(id.as_str())).exec(tx.reader()).await?;
    record(tx, permit, EventKind::DocumentsRemoved, std::iter::once(id));
    Ok(removed.rows_affected > 0)
}

fn record<'a>(tx: &mut Transaction, permit: &Permit, kind: EventKind, ids: impl Iterator<Item = &'a DocumentId>) {
    let ids: Vec<&str> = ids.map(DocumentId::as_str).collect();
    tx.record(permit, Uuid::nil(), &json!({ "documents": ids }), NewEvent::of(kind, Uuid::nil()));
}
