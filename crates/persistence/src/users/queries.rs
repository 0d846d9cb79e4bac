//! Finding users.

use masthead_domain::ids::UserId;
use masthead_domain::users::{Email, User};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
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
    Entity::find_by_id(Uuid::from(id)).one(db).await?.map(User::try_from).transpose()
}

/// Several users, in no order.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[UserId]) -> Result<Vec<User>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    Entity::find().filter(Column::Id.is_in(ids)).all(db).await?.into_iter().map(User::try_from).collect()
}

/// All users, oldest account first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<User>, StoreError> {
    Entity::find().order_by_asc(Column::Id).all(db).await?.into_iter().map(User::try_from).collect()
}

/// The user who signs in with this address.
pub async fn credentials(db: &impl ConnectionTrait, email: &Email) -> Result<Option<Credentials>, StoreError> {
    Entity::find().filter(Column::Email.eq(email.as_str())).one(db).await?.map(with_hash).transpose()
}

/// The credentials of a user who is known already.
pub async fn credentials_of(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Credentials>, StoreError> {
    Entity::find_by_id(Uuid::from(id)).one(db).await?.map(with_hash).transpose()
}

fn with_hash(model: Model) -> Result<Credentials, StoreError> {
    let password_hash = model.password_hash.clone();
    Ok(Credentials { user: User::try_from(model)?, password_hash })
}
