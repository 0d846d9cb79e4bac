//! Sign-ins that wait for their second factor. They end with the sessions of their user, and with a changed password.

use masthead_domain::ids::UserId;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::challenge_entity::{Column, Entity, Model};
use super::commit::{Proof, spend_in};
use crate::convert::micros;
use crate::sessions::hold;
use crate::{Store, StoreError, rows, sessions};

/// A challenge about to be stored.
#[derive(Clone)]
pub struct NewChallenge {
    /// What it is found by; the token itself is never stored.
    pub hash: String,
    /// Whose sign-in it is.
    pub user: UserId,
    /// The hash that the password was found to match.
    pub password_hash: String,
    /// Until when the second factor can be shown.
    pub expires_at: Instant,
}

impl std::fmt::Debug for NewChallenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewChallenge").field("user", &self.user).finish_non_exhaustive()
    }
}

/// Begins a challenge. Nothing is begun if the user was locked out or got another password while this one was checked.
pub async fn begin_challenge(store: &Store, new: NewChallenge, now: Instant) -> Result<bool, StoreError> {
    let tx = sessions::begin(store).await?;
    if !hold(&tx, new.user, Some(&new.password_hash)).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    let over = Column::UserId.eq(Uuid::from(new.user)).and(Column::ExpiresAt.lte(micros(now)));
    Entity::delete_many().filter(over).exec(&tx).await?;
    let (created_at, expires_at) = (micros(now), micros(new.expires_at));
    rows::insert(&tx, Model { hash: new.hash, user_id: new.user.into(), created_at, expires_at }).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whose sign-in a challenge in force belongs to.
pub async fn challenge_owner(store: &Store, hash: &str, now: Instant) -> Result<Option<UserId>, StoreError> {
    let in_force = Column::Hash.eq(hash).and(Column::ExpiresAt.gt(micros(now)));
    let challenge = Entity::find().filter(in_force).one(store.reader()).await?;
    Ok(challenge.map(|challenge| challenge.user_id.into()))
}

/// What came of showing a second factor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passed {
    /// It was good; it and the challenge are spent.
    Yes,
    /// It was not; the challenge goes on waiting.
    WrongProof,
    /// Somebody else was faster with the challenge, or it ended meanwhile.
    Over,
}

/// Spends a challenge and the proof that passes it, both or neither. The account is held first, as everybody does who spends or
/// removes a second factor: none of them can wait for another in a circle.
pub async fn pass_challenge(store: &Store, hash: &str, user: UserId, proof: &Proof) -> Result<Passed, StoreError> {
    let tx = sessions::begin(store).await?;
    hold(&tx, user, None).await?;
    let passed = match Entity::delete_by_id(hash).exec(&tx).await?.rows_affected {
        0 => Passed::Over,
        _ if spend_in(&tx, user, proof).await? => Passed::Yes,
        _ => Passed::WrongProof,
    };
    match passed {
        Passed::Yes => tx.commit().await?,
        Passed::WrongProof | Passed::Over => tx.rollback().await?,
    }
    Ok(passed)
}

/// Deletes challenges that nobody can pass any more.
pub(crate) async fn tidy_challenges(db: &impl ConnectionTrait, now: Instant) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(micros(now))).exec(db).await?;
    Ok(())
}

/// Ends all sign-ins of a user that wait.
pub(crate) async fn drop_challenges(db: &impl ConnectionTrait, user: UserId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::UserId.eq(Uuid::from(user))).exec(db).await?;
    Ok(())
}
