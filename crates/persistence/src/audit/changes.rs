//! What changes differ in: written into the audit trail, and read from it for whoever saw an earlier version.

use std::collections::BTreeSet;

use masthead_domain::audit::{Difference, Facts};
use masthead_domain::ids::UserId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::entity;
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

/// What became of something since a version of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Since {
    /// Who made the newest version; nobody when it was the operator, or the trail does not say.
    pub changed_by: Option<UserId>,
    /// The names of the fields that were changed, in alphabetical order.
    pub fields: Vec<String>,
}

/// What became of something after its version `version`.
pub async fn since(db: &impl ConnectionTrait, subject: Uuid, version: i64) -> Result<Since, StoreError> {
    let newest = entity::Entity::find().filter(entity::Column::SubjectId.eq(subject)).order_by_desc(entity::Column::At);
    let trail = newest.limit(MAX_CHANGES).all(db).await?;
    let details = trail.iter().filter_map(|row| Some((row.actor_id, serde_json::from_str::<Detail>(&row.detail).ok()?)));
    let later: Vec<_> = details.filter(|(_, detail)| detail.version > version).collect();
    let newest = later.iter().max_by_key(|(_, detail)| detail.version);
    let changed_by = newest.and_then(|(actor, _)| *actor).map(Into::into);
    let fields: BTreeSet<String> = later.into_iter().flat_map(|(_, detail)| detail.fields).collect();
    Ok(Since { changed_by, fields: fields.into_iter().collect() })
}
