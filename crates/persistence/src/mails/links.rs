//! The links that mails carry: made when a mail is written, spent when somebody follows one.

use masthead_domain::ids::UserId;
use masthead_domain::mails::Letter;
use masthead_domain::policy::Permit;
use masthead_domain::time::Instant;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::link_entity::{Column, Entity, Model};
use crate::convert::micros;
use crate::{Store, StoreError, Transaction, rows};

/// A link about to be mailed.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// What it is found by; its token is stored nowhere.
    pub hash: String,
    /// Whose account it opens.
    pub user: UserId,
    /// Which letter carries it; it opens nothing else.
    pub purpose: Letter,
    /// Until when.
    pub expires_at: Instant,
}

/// Puts a link in force, and throws those away that are over.
pub async fn add_link(store: &Store, link: NewLink, now: Instant) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(micros(now))).exec(store.writer()).await?;
    let row = Model {
        hash: link.hash,
        user_id: link.user.into(),
        purpose: link.purpose.word().to_owned(),
        created_at: micros(now),
        expires_at: micros(link.expires_at),
    };
    rows::insert(store.writer(), row).await
}

/// Whose account a link in force opens.
pub async fn link_owner(store: &Store, hash: &str, purpose: Letter, now: Instant) -> Result<Option<UserId>, StoreError> {
    let link = Entity::find().filter(in_force(hash, purpose, now)).one(store.reader()).await?;
    Ok(link.map(|link| link.user_id.into()))
}

/// Spends a link together with the change that `tx` makes, and with it all other links of its owner. Of several parties that
/// follow one link at once, exactly one is told that it was in force.
pub async fn spend_link(tx: &Transaction, permit: &Permit, hash: &str, purpose: Letter, owner: UserId) -> Result<bool, StoreError> {
    let spent = Entity::delete_many().filter(in_force(hash, purpose, tx.now())).exec(tx.reader()).await?.rows_affected > 0;
    if spent {
        drop_links(tx, permit, owner).await?;
    }
    Ok(spent)
}

/// Takes all links of a user out of force together with the change that `tx` makes.
pub async fn drop_links(tx: &Transaction, _: &Permit, owner: UserId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::UserId.eq(Uuid::from(owner))).exec(tx.reader()).await?;
    Ok(())
}

fn in_force(hash: &str, purpose: Letter, now: Instant) -> SimpleExpr {
    Column::Hash.eq(hash).and(Column::Purpose.eq(purpose.word())).and(Column::ExpiresAt.gt(micros(now)))
}
