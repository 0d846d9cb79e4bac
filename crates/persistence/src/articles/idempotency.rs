//! Creates that are retried: the same key answers the same article.

use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::idempotency_entity::{Entity, Model};
use crate::convert::micros;
use crate::{StoreError, Transaction, rows};

/// What a client said to recognise a retry by.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    /// Whose key: a user's, or that of a program's token.
    pub owner: Uuid,
    /// The key.
    pub key: String,
    /// For which operation.
    pub operation: &'static str,
    /// A hash of the input, so that a key is not used for two different things.
    pub fingerprint: String,
}

/// What the first request with this key made, and whether its input was the same.
pub async fn first_answer(db: &impl ConnectionTrait, key: &IdempotencyKey) -> Result<Option<(Uuid, bool)>, StoreError> {
    let first = Entity::find_by_id((key.owner, key.key.clone())).one(db).await?;
    Ok(first.map(|first| (first.subject_id, first.operation == key.operation && first.fingerprint == key.fingerprint)))
}

/// Remembers what was made, in the transaction that makes it.
pub async fn remember(tx: &Transaction, key: IdempotencyKey, subject: Uuid) -> Result<(), StoreError> {
    let answered = Model {
        actor_id: key.owner,
        key: key.key,
        operation: key.operation.to_owned(),
        fingerprint: key.fingerprint,
        subject_id: subject,
        created_at: micros(tx.now()),
    };
    rows::insert(tx.reader(), answered).await
}

/// Forgets a key whose article is gone.
pub async fn forget(tx: &Transaction, key: &IdempotencyKey) -> Result<(), StoreError> {
    Entity::delete_by_id((key.owner, key.key.clone())).exec(tx.reader()).await?;
    Ok(())
}
