//! What was changed since a version, read from the audit trail.

use std::collections::BTreeSet;

use masthead_domain::ids::ArticleId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use uuid::Uuid;

use crate::StoreError;
use crate::events::audit;

/// An editor who is further behind than this has more to read than a list of fields.
const MAX_CHANGES: u64 = 200;

#[derive(Deserialize)]
struct Detail {
    version: i64,
    #[serde(default)]
    fields: Vec<String>,
}

/// The names of the content fields that were changed after version `version`.
pub async fn fields_changed_since(db: &impl ConnectionTrait, article: ArticleId, version: i64) -> Result<Vec<String>, StoreError> {
    let newest = audit::Entity::find().filter(audit::Column::SubjectId.eq(Uuid::from(article))).order_by_desc(audit::Column::At);
    let trail = newest.limit(MAX_CHANGES).all(db).await?;
    let details = trail.iter().filter_map(|row| serde_json::from_str::<Detail>(&row.detail).ok());
    let later: BTreeSet<String> = details.filter(|detail| detail.version > version).flat_map(|detail| detail.fields).collect();
    Ok(later.into_iter().collect())
}
