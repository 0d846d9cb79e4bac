//! Exchanging a refresh token for the next one of its family.

use masthead_domain::ids::SessionId;
use masthead_domain::time::Instant;
use masthead_domain::users::User;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter};

use uuid::Uuid;

use super::commit::{RefreshToken, begin, insert_token, revoke};
use super::entity as session;
use super::refresh_token_entity::{Column, Entity};
use crate::convert::{Row, micros};
use crate::{Store, StoreError, users};

/// What came of a refresh token.
#[derive(Clone, PartialEq, Debug)]
pub enum Rotation {
    /// It was good, is spent now, and another took its place.
    Rotated {
        /// The session it belongs to.
        session: SessionId,
        /// Whose session that is.
        user: Box<User>,
        /// Until when the new token can be used: as asked, but not beyond the session.
        expires_at: Instant,
    },
    /// It had been spent before: two parties hold it, one of them a thief, so the session was ended.
    Reused {
        /// The session it belongs to.
        session: SessionId,
        /// Whether that session was in force until now.
        was_in_force: bool,
    },
    /// It is not known, has expired, or its session is over or its user locked out.
    Refused,
}

/// Spends the token with this hash and puts `next` in its place.
///
/// Spending is one conditional update, so of several parties with the same token exactly one gets the next; the others
/// are told [`Rotation::Reused`].
pub async fn rotate(store: &Store, hash: &str, next: RefreshToken, now: Instant) -> Result<Rotation, StoreError> {
    let tx = begin(store).await?;
    let unspent = Column::Hash.eq(hash).and(Column::SpentAt.is_null());
    let spent = Entity::update_many().col_expr(Column::SpentAt, Expr::value(micros(now))).filter(unspent);
    let rotation = match spent.exec_with_returning(&tx).await?.pop() {
        Some(token) if token.expires_at <= micros(now) => Rotation::Refused,
        Some(token) => replace(&tx, token.session_id.into(), next, now).await?,
        None => reused(&tx, hash, now).await?,
    };
    match rotation {
        // A refused token stays as it was.
        Rotation::Refused => tx.rollback().await?,
        Rotation::Rotated { .. } | Rotation::Reused { .. } => tx.commit().await?,
    }
    Ok(rotation)
}

async fn replace(tx: &DatabaseTransaction, id: SessionId, mut next: RefreshToken, now: Instant) -> Result<Rotation, StoreError> {
    let in_force =
        session::Column::Id.eq(Uuid::from(id)).and(session::Column::RevokedAt.is_null()).and(session::Column::ExpiresAt.gt(micros(now)));
    let used = session::Entity::update_many().col_expr(session::Column::LastUsedAt, Expr::value(micros(now))).filter(in_force);
    let Some(row) = used.exec_with_returning(tx).await?.pop() else { return Ok(Rotation::Refused) };
    let Some(user) = users::find(tx, row.user_id.into()).await?.filter(|user| user.disabled_at.is_none()) else {
        return Ok(Rotation::Refused);
    };
    let ends_at = Row { table: "sessions", id: row.id }.instant("expires_at", row.expires_at)?;
    next.expires_at = next.expires_at.min(ends_at);
    let expires_at = next.expires_at;
    insert_token(tx, row.id, next, now).await?;
    Ok(Rotation::Rotated { session: id, user: Box::new(user), expires_at })
}

async fn reused(tx: &DatabaseTransaction, hash: &str, now: Instant) -> Result<Rotation, StoreError> {
    let Some(token) = Entity::find_by_id(hash).one(tx).await? else { return Ok(Rotation::Refused) };
    let session = token.session_id.into();
    let was_in_force = revoke(tx, session, now).await?;
    Ok(Rotation::Reused { session, was_in_force })
}
