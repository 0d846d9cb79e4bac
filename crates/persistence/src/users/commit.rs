//! Writing users.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::UserId;
use masthead_domain::policy::Permit;
use masthead_domain::users::User;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::section_roles;
use crate::audit::detail;
use crate::convert::micros;
use crate::{StoreError, Transaction, rows};

/// Adds a user with the hash of their first password.
pub async fn insert(tx: &mut Transaction, permit: &Permit, user: &User, password_hash: String) -> Result<(), StoreError> {
    let model = Model {
        id: user.id.into(),
        email: user.email.to_string(),
        name: user.name.clone(),
        role: user.role.word().to_owned(),
        password_hash,
        password_changed_at: micros(tx.now()),
        disabled_at: user.disabled_at.map(micros),
        version: user.version,
        created_at: micros(user.created_at),
        updated_at: micros(user.updated_at),
    };
    rows::insert(tx.reader(), model).await?;
    section_roles::replace(tx.reader(), user.id, &user.section_roles).await?;
    record(tx, permit, None, user, EventKind::UserCreated);
    Ok(())
}

/// Replaces everything about a user but their password.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &User, user: &User) -> Result<(), StoreError> {
    let changes = ActiveModel {
        email: Set(user.email.to_string()),
        name: Set(user.name.clone()),
        role: Set(user.role.word().to_owned()),
        disabled_at: Set(user.disabled_at.map(micros)),
        version: Set(user.version),
        updated_at: Set(micros(user.updated_at)),
        ..Default::default()
    };
    let unchanged = Column::Id.eq(Uuid::from(user.id)).and(Column::Version.eq(before.version));
    let update = Entity::update_many().set(changes).filter(unchanged);
    if update.exec(tx.reader()).await?.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    if before.section_roles != user.section_roles {
        section_roles::replace(tx.reader(), user.id, &user.section_roles).await?;
    }
    record(tx, permit, Some(before), user, EventKind::UserChanged);
    Ok(())
}

/// Replaces a user's password hash.
pub async fn set_password(tx: &mut Transaction, permit: &Permit, user: UserId, hash: String) -> Result<(), StoreError> {
    let changes = ActiveModel { password_hash: Set(hash), password_changed_at: Set(micros(tx.now())), ..Default::default() };
    Entity::update_many().set(changes).filter(Column::Id.eq(Uuid::from(user))).exec(tx.reader()).await?;
    let detail = json!({ "password": "changed" });
    tx.record(permit, user.into(), &detail, NewEvent::of(EventKind::UserChanged, user));
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&User>, user: &User, kind: EventKind) {
    tx.record(permit, user.id.into(), &detail(user.version, before, Some(user)), NewEvent::of(kind, user.id));
}
