//! Writing schedules, as part of the change of their article.

use masthead_domain::articles::{Schedule, ScheduleKind};
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::Permit;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, Transaction, rows};

/// This schedule stands, in place of the one of its kind before.
pub(crate) async fn put(db: &impl ConnectionTrait, schedule: &Schedule) -> Result<(), StoreError> {
    drop_kinds(db, schedule.article, &[schedule.kind]).await?;
    rows::insert(db, Model::from(schedule)).await
}

/// Schedules of these kinds are called off, or done.
pub(crate) async fn drop_kinds(db: &impl ConnectionTrait, article: ArticleId, kinds: &[ScheduleKind]) -> Result<(), StoreError> {
    let standing = Entity::delete_many().filter(Column::ArticleId.eq(Uuid::from(article)));
    standing.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.word()))).exec(db).await?;
    Ok(())
}

/// Notes why a schedule could not be carried out. It stays for people to see, and is not tried again.
pub async fn fail(tx: &mut Transaction, permit: &Permit, schedule: &Schedule, why: &str) -> Result<(), StoreError> {
    let failed = ActiveModel { id: Set(schedule.id.into()), failure: Set(Some(why.to_owned())), ..Default::default() };
    Entity::update(failed).exec_without_returning(tx.reader()).await?;
    let detail = json!({ "schedule": schedule.id, "kind": schedule.kind, "dueAt": schedule.due_at, "failure": why });
    let event = NewEvent::of(EventKind::ArticleScheduleFailed, schedule.article).with(json!({ "kind": schedule.kind }));
    tx.record(permit, schedule.article.into(), &detail, event);
    Ok(())
}
