//! Who a token's session belongs to, and where a user has signed in from before.

use masthead_domain::ids::{SessionId, UserId};
use masthead_domain::policy::SignedIn;
use masthead_domain::time::Instant;
use masthead_domain::users::{Email, Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::account_entity as account;
use super::entity::{Column, Entity};
use crate::StoreError;
use crate::convert::{Row, micros};

/// The user of a session in force, with the role they have now; nothing if the session is over or the user locked out.
///
/// One statement, so that a revoked session, a lock-out and a changed role count from the moment they are committed.
pub async fn signed_in(db: &impl ConnectionTrait, session: SessionId, user: UserId, now: Instant) -> Result<Option<SignedIn>, StoreError> {
    let role: Option<String> = Entity::find_by_id(Uuid::from(session))
        .inner_join(account::Entity)
        .filter(Column::UserId.eq(Uuid::from(user)))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(micros(now)))
        .filter(account::Column::DisabledAt.is_null())
        .select_only()
        .column(account::Column::Role)
        .into_tuple()
        .one(db)
        .await?;
    let row = Row { table: "users", id: user.into() };
    let role = role.map(|role| row.word("role", &role, Role::of)).transpose()?;
    Ok(role.map(|role| SignedIn { user, role, session }))
}

/// Whether the owner of this address has signed in from this network before, as far back as sessions are kept.
pub async fn is_familiar(db: &impl ConnectionTrait, email: &Email, network: &str) -> Result<bool, StoreError> {
    let session: Option<Uuid> = Entity::find()
        .inner_join(account::Entity)
        .filter(account::Column::Email.eq(email.as_str()))
        .filter(Column::Network.eq(network))
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok(session.is_some())
}
