//! Writing second factors. Spending a code is one conditional statement, so that each works once on all nodes together.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::UserId;
use masthead_domain::policy::Permit;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::challenges::drop_challenges;
use super::entity::{Column, Entity, Model};
use super::recovery_code_entity as code;
use crate::convert::micros;
use crate::sessions::hold;
use crate::{StoreError, Transaction, rows};

/// What a code or a recovery code was found to be.
#[derive(Clone, PartialEq, Eq)]
pub enum Proof {
    /// The code of this time step.
    Step(i64),
    /// The recovery code with this hash, if there is one.
    RecoveryCode(String),
}

impl std::fmt::Debug for Proof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Step(_) => "Step(…)",
            Self::RecoveryCode(_) => "RecoveryCode(…)",
        })
    }
}

/// What the audit trail says of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// Its owner turned it off.
    Off,
    /// Somebody who keeps the users turned it off for its owner.
    Reset,
}

/// Begins to set a second factor up, in the place of one that was never confirmed. It does not count yet, and nothing is recorded.
pub async fn start(tx: &Transaction, _: &Permit, user: UserId, secret: String) -> Result<(), StoreError> {
    let unconfirmed = Column::UserId.eq(Uuid::from(user)).and(Column::ConfirmedAt.is_null());
    Entity::delete_many().filter(unconfirmed).exec(tx.reader()).await?;
    let row = Model { user_id: user.into(), secret, confirmed_at: None, last_step: 0, created_at: micros(tx.now()) };
    rows::insert(tx.reader(), row).await
}

/// Makes a second factor count, with these recovery codes. Only after [`spend`], which holds the account: a sign-in with the
/// password alone waits for this, and is refused then.
pub async fn confirm(tx: &mut Transaction, permit: &Permit, user: UserId, recovery_codes: Vec<String>) -> Result<(), StoreError> {
    let confirmed = Entity::update_many().col_expr(Column::ConfirmedAt, Expr::value(micros(tx.now())));
    confirmed.filter(Column::UserId.eq(Uuid::from(user))).exec(tx.reader()).await?;
    replace_codes(tx, user, recovery_codes).await?;
    record(tx, permit, user, "twoFactor", "on");
    Ok(())
}

/// Puts new recovery codes in the place of those that are left.
pub async fn renew_recovery_codes(tx: &mut Transaction, permit: &Permit, user: UserId, codes: Vec<String>) -> Result<(), StoreError> {
    replace_codes(tx, user, codes).await?;
    record(tx, permit, user, "recoveryCodes", "renewed");
    Ok(())
}

/// Removes a second factor with its recovery codes, and ends the sign-ins that wait for it. Answers whether it counted.
pub async fn remove(tx: &mut Transaction, permit: &Permit, user: UserId, change: Change) -> Result<bool, StoreError> {
    hold(tx.reader(), user, None).await?;
    let factor = Entity::find_by_id(Uuid::from(user)).one(tx.reader()).await?;
    replace_codes(tx, user, Vec::new()).await?;
    drop_challenges(tx.reader(), user).await?;
    Entity::delete_by_id(Uuid::from(user)).exec(tx.reader()).await?;
    let counted = factor.is_some_and(|factor| factor.confirmed_at.is_some());
    if counted {
        record(tx, permit, user, "twoFactor", if change == Change::Off { "off" } else { "reset" });
    }
    Ok(counted)
}

/// Spends a proof together with the change that `tx` makes. Answers whether it was good.
pub async fn spend(tx: &Transaction, _: &Permit, user: UserId, proof: &Proof) -> Result<bool, StoreError> {
    hold(tx.reader(), user, None).await?;
    spend_in(tx.reader(), user, proof).await
}

/// A code of a later step than any before, or a recovery code that is left.
pub(super) async fn spend_in(db: &impl ConnectionTrait, user: UserId, proof: &Proof) -> Result<bool, StoreError> {
    let id = Uuid::from(user);
    let spent = match proof {
        Proof::Step(step) => {
            let unspent = Column::UserId.eq(id).and(Column::LastStep.lt(*step));
            Entity::update_many().col_expr(Column::LastStep, Expr::value(*step)).filter(unspent).exec(db).await?.rows_affected
        }
        Proof::RecoveryCode(hash) => {
            let this = code::Column::UserId.eq(id).and(code::Column::Hash.eq(hash));
            code::Entity::delete_many().filter(this).exec(db).await?.rows_affected
        }
    };
    Ok(spent > 0)
}

async fn replace_codes(tx: &Transaction, user: UserId, hashes: Vec<String>) -> Result<(), StoreError> {
    let user_id = Uuid::from(user);
    code::Entity::delete_many().filter(code::Column::UserId.eq(user_id)).exec(tx.reader()).await?;
    rows::insert_all(tx.reader(), hashes.into_iter().map(|hash| code::Model { user_id, hash }).collect()).await
}

fn record(tx: &mut Transaction, permit: &Permit, user: UserId, what: &str, how: &str) {
    tx.record(permit, user.into(), &json!({ what: how }), NewEvent::of(EventKind::UserChanged, user));
}
