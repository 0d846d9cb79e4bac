//! Finding trusted documents.

use masthead_domain::trusted_documents::{DocumentId, TrustedDocument};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{Column, Entity};
use crate::StoreError;

/// How many ids one statement asks for.
const AT_ONCE: usize = 1_000;

/// All of them, by name and id.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<TrustedDocument>, StoreError> {
    let rows = Entity::find().order_by_asc(Column::Name).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(TrustedDocument::try_from).collect()
}

/// Those with these ids, in no order.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[DocumentId]) -> Result<Vec<TrustedDocument>, StoreError> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = Entity::find().filter(Column::Id.is_in(some.iter().map(DocumentId::as_str))).all(db).await?;
        for row in rows {
            found.push(row.try_into()?);
        }
    }
    Ok(found)
}
