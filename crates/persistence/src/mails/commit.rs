//! Queueing mails, taking one to send it, and what becomes of it.

use masthead_domain::mails::{Letter, QueuedMail};
use masthead_domain::policy::Permit;
use masthead_domain::time::Instant;
use masthead_domain::users::Email;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::convert::micros;
use crate::transaction::new_id;
use crate::{Store, StoreError, Transaction, rows};

/// A mail about to be queued.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// What it is about.
    pub letter: Letter,
    /// Who is to get it.
    pub recipient: Email,
    /// From when on it is of no use any more.
    pub expires_at: Instant,
}

/// Queues a mail together with the change that `tx` makes and `permit` allows.
pub async fn queue(tx: &Transaction, _: &Permit, mail: NewMail) -> Result<(), StoreError> {
    insert(tx.reader(), mail, tx.now()).await
}

/// Queues a mail that goes with no change: whoever forgot their password changes nothing by saying so.
pub async fn queue_alone(store: &Store, mail: NewMail, now: Instant) -> Result<(), StoreError> {
    insert(store.writer(), mail, now).await
}

/// Takes a due mail for one attempt: until `again_at` no other node will. Answers whether none was faster.
pub async fn claim(store: &Store, mail: &QueuedMail, again_at: Instant, now: Instant) -> Result<bool, StoreError> {
    let still_due = Column::Id.eq(mail.id).and(Column::DueAt.lte(micros(now)));
    let claimed = Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(micros(again_at)))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(still_due);
    Ok(claimed.exec(store.writer()).await?.rows_affected > 0)
}

/// Says when a mail that could not be sent is due again.
pub async fn put_off(store: &Store, id: Uuid, due_at: Instant) -> Result<(), StoreError> {
    let later = Entity::update_many().col_expr(Column::DueAt, Expr::value(micros(due_at))).filter(Column::Id.eq(id));
    later.exec(store.writer()).await?;
    Ok(())
}

/// Throws a mail away that was sent or is of no use any more.
pub async fn remove(store: &Store, id: Uuid) -> Result<(), StoreError> {
    Entity::delete_by_id(id).exec(store.writer()).await?;
    Ok(())
}

async fn insert(db: &impl ConnectionTrait, mail: NewMail, now: Instant) -> Result<(), StoreError> {
    let row = Model {
        id: new_id(now),
        letter: mail.letter.word().to_owned(),
        recipient: mail.recipient.to_string(),
        attempts: 0,
        due_at: micros(now),
        expires_at: micros(mail.expires_at),
        created_at: micros(now),
    };
    rows::insert(db, row).await
}
