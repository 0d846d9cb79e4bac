//! Writing locks. There is one writer at a time, so of many who come at once one finds the article free.

use masthead_domain::articles::Lock;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::Permit;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Entity, Model};
use crate::{StoreError, Transaction, rows};

/// This lock stands, in place of the one before.
pub async fn put(tx: &Transaction, _: &Permit, lock: &Lock) -> Result<(), StoreError> {
    delete(tx.reader(), lock.article).await?;
    rows::insert(tx.reader(), Model::from(lock)).await
}

/// The article is free.
pub async fn release(tx: &Transaction, _: &Permit, article: ArticleId) -> Result<(), StoreError> {
    delete(tx.reader(), article).await
}

/// `lock` stands in place of `taken`, which somebody else held. They and those who come after may want to know who did that.
pub async fn take_over(tx: &mut Transaction, permit: &Permit, taken: &Lock, lock: &Lock) -> Result<(), StoreError> {
    put(tx, permit, lock).await?;
    let held = |lock: &Lock| json!({ "holder": lock.holder, "since": lock.since });
    let detail = json!({ "fields": ["lock"], "before": { "lock": held(taken) }, "after": { "lock": held(lock) } });
    let event = NewEvent::of(EventKind::ArticleLockTakenOver, lock.article).with(json!({ "from": taken.holder, "to": lock.holder }));
    tx.record(permit, lock.article.into(), &detail, event);
    Ok(())
}

async fn delete(db: &impl ConnectionTrait, article: ArticleId) -> Result<(), StoreError> {
    Entity::delete_by_id(Uuid::from(article)).exec(db).await?;
    Ok(())
}
