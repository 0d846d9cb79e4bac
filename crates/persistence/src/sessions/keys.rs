//! The keys that access tokens are signed with.

use masthead_domain::time::Instant;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use super::commit::begin;
use super::signing_key_entity::{Column, Entity, Model};
use crate::convert::micros;
use crate::{Store, StoreError};

/// The slot of the one key that signs.
const SIGNS: i32 = 1;

/// A key as it is kept. Its private half never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredKey {
    /// Its name in the header of tokens.
    pub kid: String,
    /// The private half, PKCS #8 in PEM; absent when only the configuration has it.
    pub private_key: Option<String>,
    /// The public half, the `x` of its JWK (RFC 8037).
    pub public_key: String,
    /// Whether it signs; if not, it only verifies.
    pub signs: bool,
    /// From when on it is worth nothing, in microseconds since the Unix epoch; never while it signs.
    pub expires_at: Option<i64>,
}

impl std::fmt::Debug for StoredKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredKey").field("kid", &self.kid).field("signs", &self.signs).finish_non_exhaustive()
    }
}

/// All keys that are worth something at `now`: the one that signs first, then the newest first.
pub async fn keys(store: &Store, now: Instant) -> Result<Vec<StoredKey>, StoreError> {
    let valid = Condition::any().add(Column::ExpiresAt.is_null()).add(Column::ExpiresAt.gt(micros(now)));
    let newest = Entity::find().filter(valid).order_by_desc(Column::CreatedAt).order_by_asc(Column::Kid);
    let mut keys: Vec<StoredKey> = newest.all(store.reader()).await?.into_iter().map(StoredKey::from).collect();
    keys.sort_by_key(|key| !key.signs);
    Ok(keys)
}

/// Puts `key` in force if none is yet. Of nodes that start at once, one puts its key in force, and the others do nothing.
pub async fn add_first_key(store: &Store, key: &StoredKey, now: Instant) -> Result<(), StoreError> {
    put_in_force(store.writer(), key, now).await
}

/// Puts `key` in force; the one before verifies until `old_expires_at`. If another node does so at the same instant, one of
/// the two new keys wins.
pub async fn rotate_key(store: &Store, key: &StoredKey, old_expires_at: Instant, now: Instant) -> Result<(), StoreError> {
    let tx = begin(store).await?;
    retire(&tx, Column::Slot.eq(SIGNS), old_expires_at).await?;
    put_in_force(&tx, key, now).await?;
    Ok(tx.commit().await?)
}

/// As [`rotate_key`], for a key that the configuration gives: nothing changes if it is in force already, and a key that was
/// replaced before comes back.
pub async fn adopt_key(store: &Store, key: &StoredKey, old_expires_at: Instant, now: Instant) -> Result<(), StoreError> {
    let tx = begin(store).await?;
    retire(&tx, Column::Slot.eq(SIGNS).and(Column::Kid.ne(&key.kid)), old_expires_at).await?;
    let known = Condition::all().add(Column::Kid.eq(&key.kid)).add(Column::Slot.is_null());
    let back = Entity::update_many()
        .col_expr(Column::Slot, Expr::value(SIGNS))
        .col_expr(Column::ExpiresAt, Expr::value(Option::<i64>::None))
        .filter(known);
    if back.exec(&tx).await?.rows_affected == 0 {
        put_in_force(&tx, key, now).await?;
    }
    Ok(tx.commit().await?)
}

async fn retire(db: &impl ConnectionTrait, which: Expr, expires_at: Instant) -> Result<(), StoreError> {
    let retired = Entity::update_many()
        .col_expr(Column::Slot, Expr::value(Option::<i32>::None))
        .col_expr(Column::ExpiresAt, Expr::value(micros(expires_at)))
        .filter(which);
    retired.exec(db).await?;
    Ok(())
}

async fn put_in_force(db: &impl ConnectionTrait, key: &StoredKey, now: Instant) -> Result<(), StoreError> {
    let row = Model {
        kid: key.kid.clone(),
        private_key: key.private_key.clone(),
        public_key: key.public_key.clone(),
        slot: Some(SIGNS),
        created_at: micros(now),
        expires_at: None,
    };
    let insert = Entity::insert(row.into_active_model().reset_all()).on_conflict(OnConflict::new().do_nothing().to_owned());
    insert.try_insert().exec_without_returning(db).await?;
    Ok(())
}

impl From<Model> for StoredKey {
    fn from(model: Model) -> Self {
        Self {
            kid: model.kid,
            private_key: model.private_key,
            public_key: model.public_key,
            signs: model.slot == Some(SIGNS),
            expires_at: model.expires_at,
        }
    }
}
