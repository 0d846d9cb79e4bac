//! Reading the trail.

use masthead_domain::audit::AuditEntry;
use masthead_domain::ids::UserId;
use masthead_domain::paging::{Page, PageRequest, Walk};
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::StoreError;
use crate::convert::{Row, micros};

/// Which entries are wanted. Conditions add up.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Only what this user did.
    pub actor: Option<UserId>,
    /// Only what was done to this thing.
    pub subject: Option<Uuid>,
    /// Only what was done to such things, if any kinds are named.
    pub subject_kinds: Vec<String>,
    /// Only these actions, if any are named.
    pub actions: Vec<String>,
    /// Only from this instant on.
    pub from: Option<Instant>,
    /// Only before this instant.
    pub before: Option<Instant>,
}

/// Entries of the trail, the newest first.
pub async fn page(db: &impl ConnectionTrait, filter: &AuditFilter, request: &PageRequest) -> Result<Page<AuditEntry>, StoreError> {
    let forward = request.walk == Walk::Forward;
    let mut select = Entity::find().filter(wanted(filter));
    if let Some(from) = request.from {
        select = select.filter(if forward { Column::Seq.lt(from.key) } else { Column::Seq.gt(from.key) });
    }
    let order = if forward { Order::Desc } else { Order::Asc };
    let rows = select.order_by(Column::Seq, order).limit(request.size as u64 + 1).all(db).await?;
    let entries = rows.into_iter().map(AuditEntry::try_from).collect::<Result<_, _>>()?;
    Ok(Page::of(entries, request))
}

fn wanted(filter: &AuditFilter) -> Condition {
    let AuditFilter { actor, subject, subject_kinds, actions, from, before } = filter;
    Condition::all()
        .add_option(actor.map(|actor| Column::ActorId.eq(Uuid::from(actor))))
        .add_option(subject.map(|subject| Column::SubjectId.eq(subject)))
        .add_option((!subject_kinds.is_empty()).then(|| Column::SubjectKind.is_in(subject_kinds)))
        .add_option((!actions.is_empty()).then(|| Column::Action.is_in(actions)))
        .add_option(from.map(|from| Column::At.gte(micros(from))))
        .add_option(before.map(|before| Column::At.lt(micros(before))))
}

impl TryFrom<Model> for AuditEntry {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "audit", id: model.id };
        Ok(Self {
            seq: model.seq,
            id: model.id,
            at: row.instant("at", model.at)?,
            actor: model.actor_id.map(Into::into),
            action: model.action,
            subject_kind: model.subject_kind,
            subject: model.subject_id,
            address: model.address,
            detail: if model.detail.is_empty() { Value::Null } else { row.json("detail", &model.detail)? },
            seal: model.seal,
        })
    }
}
