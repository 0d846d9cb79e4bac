//! What changes differ in: written into the audit trail, and read from it for whoever saw an earlier version.

use std::collections::BTreeMap;

use masthead_domain::audit::{Difference, Facts, FieldChange};
use masthead_domain::ids::UserId;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::entity;
use crate::StoreError;
use crate::convert::Row;

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
    #[serde(default)]
    before: Map<String, Value>,
    #[serde(default)]
    after: Map<String, Value>,
}

/// A change that made a version.
struct Change {
    by: Option<UserId>,
    at: Instant,
    detail: Detail,
}

/// What became of something since a version of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Since {
    /// Who made the newest version; nobody when it was the operator, or the trail does not say.
    pub changed_by: Option<UserId>,
    /// The fields that were changed, in alphabetical order.
    pub changes: Vec<FieldChange>,
    /// The number of versions that were made since, as far as the trail says what they changed.
    pub versions: usize,
}

/// What became of something after its version `version`.
pub async fn since(db: &impl ConnectionTrait, subject: Uuid, version: i64) -> Result<Since, StoreError> {
    let newest = entity::Entity::find().filter(entity::Column::SubjectId.eq(subject)).order_by_desc(entity::Column::At);
    let mut later = Vec::new();
    for row in newest.limit(MAX_CHANGES).all(db).await? {
        let at = Row { table: "audit", id: row.id }.instant("at", row.at)?;
        // What makes no version, such as a name for a revision, has none in its detail.
        let Ok(detail) = serde_json::from_str::<Detail>(&row.detail) else { continue };
        later.extend((detail.version > version).then_some(Change { by: row.actor_id.map(Into::into), at, detail }));
    }
    later.sort_by_key(|change| change.detail.version);
    Ok(Since { changed_by: later.last().and_then(|change| change.by), versions: later.len(), changes: by_field(later) })
}

/// Changes, the earliest first, taken together for each field.
fn by_field(changes: Vec<Change>) -> Vec<FieldChange> {
    let mut fields: BTreeMap<String, FieldChange> = BTreeMap::new();
    for Change { by: changed_by, at: changed_at, detail: Detail { fields: names, mut before, mut after, .. } } in changes {
        for field in names {
            let (old, new) = (before.remove(&field), after.remove(&field));
            let before = fields.remove(&field).map_or(old, |earlier| earlier.before);
            fields.insert(field.clone(), FieldChange { field, before, after: new, changed_by, changed_at });
        }
    }
    fields.into_values().collect()
}
