//! Finding users.

use masthead_domain::ids::UserId;
use masthead_domain::users::{Email, User};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::section_roles;
use crate::StoreError;

/// A user together with what their password is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Who.
    pub user: User,
    /// The argon2 hash in PHC form.
    pub password_hash: String,
}

/// One user.
pub async fn find(db: &impl ConnectionTrait, id: UserId) -> Result<Option<User>, StoreError> {
    let row = Entity::find_by_id(Uuid::from(id)).one(db).await?;
    Ok(users(db, row.into_iter().collect()).await?.pop())
}

/// Several users, in no order.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[UserId]) -> Result<Vec<User>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    users(db, Entity::find().filter(Column::Id.is_in(ids)).all(db).await?).await
}

/// All users, oldest account first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<User>, StoreError> {
    users(db, Entity::find().order_by_asc(Column::Id).all(db).await?).await
}

/// The user who signs in with this address.
pub async fn credentials(db: &impl ConnectionTrait, email: &Email) -> Result<Option<Credentials>, StoreError> {
    with_hash(db, Entity::find().filter(Column::Email.eq(email.as_str())).one(db).await?).await
}

/// The credentials of a user who is known already.
pub async fn credentials_of(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Credentials>, StoreError> {
    with_hash(db, Entity::find_by_id(Uuid::from(id)).one(db).await?).await
}

async fn with_hash(db: &impl ConnectionTrait, row: Option<Model>) -> Result<Option<Credentials>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let password_hash = row.password_hash.clone();
    Ok(users(db, vec![row]).await?.pop().map(|user| Credentials { user, password_hash }))
}

async fn users(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<User>, StoreError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut roles = section_roles::of(db, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let roles = roles.remove(&row.id).unwrap_or_default();
            row.with(roles)
        })
        .collect()
}
