//! Finding invitations.

use masthead_domain::ids::UserId;
use masthead_domain::invitations::Invitation;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::StoreError;

/// The invitation of a user who has not accepted it yet.
pub async fn find(db: &impl ConnectionTrait, user: UserId) -> Result<Option<Invitation>, StoreError> {
    Entity::find_by_id(Uuid::from(user)).one(db).await?.map(Invitation::try_from).transpose()
}

/// The invitations of those among these users who have not accepted yet.
pub async fn of_users(db: &impl ConnectionTrait, users: &[UserId]) -> Result<Vec<Invitation>, StoreError> {
    let users = users.iter().map(|id| Uuid::from(*id));
    Entity::find().filter(Column::UserId.is_in(users)).all(db).await?.into_iter().map(Invitation::try_from).collect()
}
