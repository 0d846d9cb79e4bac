//! What changes differ in: written into the audit trail, and read from it for whoever saw an earlier version.

use std::collections::BTreeSet;

use masthead_domain::events::{Difference, Facts};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::audit;
use crate::StoreError;

/// An editor who is further behind than this has more to read than a list of fields.
const MAX_CHANGES: u64 = 200;

/// What the audit trail keeps of a change: the version it made, and what differs.
pub(crate) fn detail<T: Facts>(version: i64, before: Option<&T>, after: Option<&T>) -> Value {
    let Difference { fields, before, after } = Difference::between(before, after);
    json!({ "version": version, "fields": fields, "before": before, "after": after })
}

#[derive(Deserialize)]
struct Detail {
    version: i64,
    #[serde(default)]
    fields: Vec<String>,
}

/// The names of the fields of something that were changed after version `version`.
pub async fn fields_changed_since(db: &impl ConnectionTrait, subject: Uuid, version: i64) -> Result<Vec<String>, StoreError> {
    let newest = audit::Entity::find().filter(audit::Column::SubjectId.eq(subject)).order_by_desc(audit::Column::At);
    let trail = newest.limit(MAX_CHANGES).all(db).await?;
    let details = trail.iter().filter_map(|row| serde_json::from_str::<Detail>(&row.detail).ok());
    let later: BTreeSet<String> = details.filter(|detail| detail.version > version).flat_map(|detail| detail.fields).collect();
    Ok(later.into_iter().collect())
}
