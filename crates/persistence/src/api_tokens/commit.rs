//! Writing tokens.

use std::time::Duration;

use masthead_domain::api_tokens::ApiToken;
use masthead_domain::audit::Difference;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::ApiTokenId;
use masthead_domain::policy::Permit;
use masthead_domain::time::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::convert::{json, micros};
use crate::{Store, StoreError, Transaction, rows};

/// That a token is in use is written at most so often, all nodes together.
const NOTED_EVERY: Duration = Duration::from_mins(1);

/// Keeps a new token, by the hash of its secret.
pub async fn insert(tx: &mut Transaction, permit: &Permit, token: &ApiToken, hash: String) -> Result<(), StoreError> {
    let row = Model {
        id: token.id.into(),
        name: token.name.clone(),
        prefix: token.prefix.clone(),
        hash,
        scopes: json(&token.scopes)?,
        section_id: token.section.map(Into::into),
        created_by: token.created_by.into(),
        created_at: micros(token.created_at),
        expires_at: token.expires_at.map(micros),
        last_used_at: None,
        revoked_at: None,
    };
    rows::insert(tx.reader(), row).await?;
    record(tx, permit, None, token, EventKind::ApiTokenCreated);
    Ok(())
}

/// Writes what was taken from a token.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &ApiToken, after: &ApiToken) -> Result<(), StoreError> {
    let changes =
        ActiveModel { scopes: Set(json(&after.scopes)?), revoked_at: Set(after.revoked_at.map(micros)), ..ActiveModel::default() };
    Entity::update_many().set(changes).filter(Column::Id.eq(Uuid::from(after.id))).exec(tx.reader()).await?;
    record(tx, permit, Some(before), after, EventKind::ApiTokenRevoked);
    Ok(())
}

/// Notes that a token was used, unless that was noted within the last minute. No change of content: it waits for no writer's turn
/// but that of the connection.
pub async fn note_use(store: &Store, token: &ApiToken, now: Instant) -> Result<(), StoreError> {
    if token.last_used_at.is_some_and(|last| last + NOTED_EVERY > now) {
        return Ok(());
    }
    note(store, token.id, now).await
}

async fn note(store: &Store, token: ApiTokenId, now: Instant) -> Result<(), StoreError> {
    let long_ago = Condition::any().add(Column::LastUsedAt.is_null()).add(Column::LastUsedAt.lte(micros(now - NOTED_EVERY)));
    let used = Entity::update_many().col_expr(Column::LastUsedAt, Expr::value(micros(now)));
    used.filter(Column::Id.eq(Uuid::from(token))).filter(long_ago).exec(store.writer()).await?;
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&ApiToken>, token: &ApiToken, kind: EventKind) {
    let Difference { fields, before, after } = Difference::between(before, Some(token));
    let detail = json!({ "fields": fields, "before": before, "after": after });
    tx.record(permit, token.id.into(), &detail, NewEvent::of(kind, token.id));
}
