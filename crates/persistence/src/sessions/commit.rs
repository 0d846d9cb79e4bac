//! Beginning and ending sessions, and throwing away what nobody needs any more.

use std::time::Duration;

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::{SessionId, UserId};
use masthead_domain::policy::Permit;
use masthead_domain::sessions::Session;
use masthead_domain::time::Instant;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    SqliteTransactionMode, TransactionOptions, TransactionTrait, UpdateMany,
};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::{account_entity as account, refresh_token_entity as token, signing_key_entity as key, throttle_entity as throttle};
use crate::convert::micros;
use crate::second_factors::{counts, drop_challenges, tidy_challenges};
use crate::transaction::new_id;
use crate::{Store, StoreError, Transaction, rows};

/// How long a session that is over stays: its network is still familiar, and an operator can still see it.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// A refresh token about to be stored.
#[derive(Clone, Debug)]
pub struct RefreshToken {
    /// What it is found by; the token itself is never stored.
    pub hash: String,
    /// Until when it can be used.
    pub expires_at: Instant,
}

/// A session about to begin.
#[derive(Clone)]
pub struct NewSession {
    /// Whose.
    pub user: UserId,
    /// The hash that the password was found to match.
    pub password_hash: String,
    /// Whether the second factor was shown too.
    pub has_shown_second_factor: bool,
    /// What is to stand in its place, when it was made with weaker parameters than today's.
    pub stronger_hash: Option<String>,
    /// The browser or program, as it names itself.
    pub user_agent: Option<String>,
    /// The network address.
    pub address: Option<String>,
    /// The network the address is part of.
    pub network: Option<String>,
    /// When it is over, however much it is used.
    pub expires_at: Instant,
    /// Its first refresh token.
    pub refresh: RefreshToken,
}

impl std::fmt::Debug for NewSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewSession").field("user", &self.user).field("address", &self.address).finish_non_exhaustive()
    }
}

/// Begins a session. Nothing is begun if the user was locked out, got another password or turned two-factor sign-in on while
/// this one was checked.
pub async fn open(store: &Store, new: NewSession, now: Instant) -> Result<Option<SessionId>, StoreError> {
    let tx = begin(store).await?;
    let is_known = hold(&tx, new.user, Some(&new.password_hash)).await?;
    if !is_known || (!new.has_shown_second_factor && counts(&tx, new.user).await?) {
        tx.rollback().await?;
        return Ok(None);
    }
    if let Some(hash) = new.stronger_hash {
        let stronger = account::ActiveModel { password_hash: Set(hash), ..Default::default() };
        account::Entity::update_many().set(stronger).filter(account::Column::Id.eq(Uuid::from(new.user))).exec(&tx).await?;
    }
    let id = new_id(now);
    let session = Model {
        id,
        user_id: new.user.into(),
        user_agent: new.user_agent,
        address: new.address,
        network: new.network,
        created_at: micros(now),
        last_used_at: micros(now),
        expires_at: micros(new.expires_at),
        revoked_at: None,
    };
    rows::insert(&tx, session).await?;
    insert_token(&tx, id, new.refresh, now).await?;
    tx.commit().await?;
    Ok(Some(id.into()))
}

/// Ends one session. Answers whether it was still in force.
pub async fn end(store: &Store, session: SessionId, now: Instant) -> Result<bool, StoreError> {
    revoke(store.writer(), session, now).await
}

/// Ends one session together with what `tx` records of it. Answers whether it was still in force.
pub async fn end_one(tx: &mut Transaction, permit: &Permit, session: &Session) -> Result<bool, StoreError> {
    let was_in_force = revoke(tx.reader(), session.id, tx.now()).await?;
    if was_in_force {
        let detail = json!({ "user": session.user, "address": session.address, "begun": micros(session.created_at) });
        let event = NewEvent::of(EventKind::SessionEnded, session.id).with(json!({ "user": session.user }));
        tx.record(permit, session.id.into(), &detail, event);
    }
    Ok(was_in_force)
}

/// Records that a user's sessions were ended for no other reason than that somebody asked for it.
pub fn record_end_of_all(tx: &mut Transaction, permit: &Permit, user: UserId, ended: u64) {
    tx.record(permit, user.into(), &json!({ "sessions": ended }), NewEvent::of(EventKind::UserSignedOut, user));
}

/// Ends all of a user's sessions, and the sign-ins that wait for a second factor, together with the change that `tx` makes.
/// Answers how many were in force.
pub async fn end_all(tx: &Transaction, user: UserId) -> Result<u64, StoreError> {
    hold(tx.reader(), user, None).await?;
    drop_challenges(tx.reader(), user).await?;
    let ended = in_force(tx.now()).filter(Column::UserId.eq(Uuid::from(user))).exec(tx.reader()).await?;
    Ok(ended.rows_affected)
}

/// Ends a user's sessions but one, and the sign-ins that wait for a second factor, together with the change that `tx` makes.
/// Answers how many were in force.
pub async fn end_others(tx: &Transaction, user: UserId, kept: SessionId) -> Result<u64, StoreError> {
    hold(tx.reader(), user, None).await?;
    drop_challenges(tx.reader(), user).await?;
    let others = in_force(tx.now()).filter(Column::UserId.eq(Uuid::from(user))).filter(Column::Id.ne(Uuid::from(kept)));
    Ok(others.exec(tx.reader()).await?.rows_affected)
}

/// Whether the user still has this password and is not locked out; if so, both stay true until `tx` is over.
pub async fn hold_account(tx: &Transaction, user: UserId, password_hash: &str) -> Result<bool, StoreError> {
    hold(tx.reader(), user, Some(password_hash)).await
}

/// Deletes sessions that have been over for a month, and tokens, keys and counters that can no longer matter.
pub async fn tidy(store: &Store, window: Duration, now: Instant) -> Result<(), StoreError> {
    let db = store.writer();
    let long_ago = micros(now - KEPT);
    let over = Condition::any().add(Column::ExpiresAt.lte(long_ago)).add(Column::RevokedAt.lte(long_ago));
    Entity::delete_many().filter(over).exec(db).await?;
    token::Entity::delete_many().filter(token::Column::ExpiresAt.lte(micros(now))).exec(db).await?;
    key::Entity::delete_many().filter(key::Column::ExpiresAt.lte(micros(now))).exec(db).await?;
    tidy_challenges(db, now).await?;
    // Counters that a sign-in has just locked are left for the next time: waiting for several at once could deadlock.
    let stale = Query::select()
        .column(throttle::Column::Subject)
        .from(throttle::Entity)
        .and_where(throttle::Column::WindowStartedAt.lte(micros(now - window)))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    throttle::Entity::delete_many().filter(throttle::Column::Subject.in_subquery(stale)).exec(db).await?;
    Ok(())
}

/// A transaction without the event counter, for what is not content.
pub(crate) async fn begin(store: &Store) -> Result<DatabaseTransaction, StoreError> {
    let immediate = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    Ok(store.writer().begin_with_options(immediate).await?)
}

pub(super) async fn insert_token(tx: &DatabaseTransaction, session: Uuid, token: RefreshToken, now: Instant) -> Result<(), StoreError> {
    let row = token::Model {
        hash: token.hash,
        session_id: session,
        issued_at: micros(now),
        expires_at: micros(token.expires_at),
        spent_at: None,
    };
    rows::insert(tx, row).await
}

pub(super) async fn revoke(db: &impl ConnectionTrait, session: SessionId, now: Instant) -> Result<bool, StoreError> {
    let ended = in_force(now).filter(Column::Id.eq(Uuid::from(session))).exec(db).await?;
    Ok(ended.rows_affected > 0)
}

fn in_force(now: Instant) -> UpdateMany<Entity> {
    Entity::update_many().col_expr(Column::RevokedAt, Expr::value(micros(now))).filter(Column::RevokedAt.is_null())
}

/// Locks the user's row, so that a sign-in and what ends sessions wait for one another: without it, a session begun with the
/// old password could be committed just after all sessions were ended, and outlive the change.
pub(crate) async fn hold(tx: &DatabaseTransaction, user: UserId, password_hash: Option<&str>) -> Result<bool, StoreError> {
    let mut select = account::Entity::find_by_id(Uuid::from(user)).lock(LockType::NoKeyUpdate);
    if let Some(hash) = password_hash {
        select = select.filter(account::Column::PasswordHash.eq(hash)).filter(account::Column::DisabledAt.is_null());
    }
    Ok(select.one(tx).await?.is_some())
}
