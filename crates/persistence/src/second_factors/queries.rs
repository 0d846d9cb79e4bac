//! Finding second factors.

use std::collections::HashMap;

use masthead_domain::ids::UserId;
use masthead_domain::second_factors::SecondFactor;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::recovery_code_entity as code;
use crate::StoreError;
use crate::convert::Row;

/// A second factor with its secret. It never prints itself.
#[derive(Clone)]
pub struct Stored {
    /// What codes are computed from, in base32.
    pub secret: String,
    /// Whether it counts: its owner has shown that their authenticator knows the secret.
    pub is_confirmed: bool,
    /// The step of the last code that was used; none before it is good any more.
    pub last_step: i64,
}

impl std::fmt::Debug for Stored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stored").field("is_confirmed", &self.is_confirmed).finish_non_exhaustive()
    }
}

/// The second factor of a user, confirmed or not.
pub async fn find(db: &impl ConnectionTrait, user: UserId) -> Result<Option<Stored>, StoreError> {
    let model = Entity::find_by_id(Uuid::from(user)).one(db).await?;
    Ok(model.map(|model| Stored { secret: model.secret, is_confirmed: model.confirmed_at.is_some(), last_step: model.last_step }))
}

/// Whether somebody has a second factor that counts.
pub(crate) async fn counts(db: &impl ConnectionTrait, user: UserId) -> Result<bool, StoreError> {
    Ok(find(db, user).await?.is_some_and(|factor| factor.is_confirmed))
}

/// The confirmed second factors of these users.
pub async fn of_users(db: &impl ConnectionTrait, users: &[UserId]) -> Result<Vec<SecondFactor>, StoreError> {
    let ids: Vec<Uuid> = users.iter().map(|id| Uuid::from(*id)).collect();
    let left = code::Entity::find().filter(code::Column::UserId.is_in(ids.iter().copied())).select_only();
    let left = left.column(code::Column::UserId).column_as(code::Column::Hash.count(), "left").group_by(code::Column::UserId);
    let left: HashMap<Uuid, i64> = left.into_tuple().all(db).await?.into_iter().collect();
    let mut found = Vec::new();
    for model in Entity::find().filter(Column::UserId.is_in(ids)).all(db).await? {
        let row = Row { table: "second_factors", id: model.user_id };
        let confirmed_at: Option<Instant> = row.instant_or_none("confirmed_at", model.confirmed_at)?;
        let recovery_codes_left = left.get(&model.user_id).map_or(0, |count| u64::try_from(*count).unwrap_or(0));
        found.extend(confirmed_at.map(|confirmed_at| SecondFactor { user: model.user_id.into(), confirmed_at, recovery_codes_left }));
    }
    Ok(found)
}
