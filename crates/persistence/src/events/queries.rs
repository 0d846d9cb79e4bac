//! Reading the event log.

use masthead_domain::events::{Event, EventKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{entity, head};
use crate::StoreError;
use crate::convert::Row;

/// The events after number `seq`, oldest first.
pub async fn after(db: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Event>, StoreError> {
    let newer = entity::Entity::find().filter(entity::Column::Seq.gt(seq)).order_by_asc(entity::Column::Seq).limit(limit);
    newer.all(db).await?.into_iter().map(event).collect()
}

/// The number of the newest event; 0 when there is none.
pub async fn newest(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    Ok(head::Entity::find_by_id(1).one(db).await?.map_or(0, |head| head.seq))
}

/// The number of the newest event after number `seq` that the public can notice, if there is one.
pub async fn newest_public_after(db: &impl ConnectionTrait, seq: i64) -> Result<Option<i64>, StoreError> {
    let public = entity::Entity::find().select_only().column(entity::Column::Seq).filter(entity::Column::Seq.gt(seq));
    let public = public.filter(entity::Column::Kind.is_not_in(EventKind::OF_THE_DESK.iter().map(|kind| kind.word())));
    Ok(public.order_by_desc(entity::Column::Seq).into_tuple().one(db).await?)
}

fn event(model: entity::Model) -> Result<Event, StoreError> {
    let row = Row { table: "events", id: model.id };
    Ok(Event {
        seq: model.seq,
        id: model.id,
        kind: row.word("kind", &model.kind, EventKind::of)?,
        subject: model.subject_id,
        payload: row.json("payload", &model.payload)?,
        actor: model.actor_id.map(Into::into),
        at: row.instant("at", model.at)?,
    })
}
