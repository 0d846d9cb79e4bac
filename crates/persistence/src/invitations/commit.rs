//! Writing invitations.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::UserId;
use masthead_domain::invitations::Invitation;
use masthead_domain::policy::Permit;
use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::entity::{Entity, Model};
use crate::convert::micros;
use crate::{StoreError, Transaction, rows};

/// Keeps an invitation, in the place of an earlier one of the same user.
pub async fn invite(tx: &mut Transaction, permit: &Permit, invitation: &Invitation) -> Result<(), StoreError> {
    Entity::delete_by_id(Uuid::from(invitation.user)).exec(tx.reader()).await?;
    rows::insert(tx.reader(), Model::from(invitation)).await?;
    let detail = json!({ "until": micros(invitation.expires_at) });
    tx.record(permit, invitation.user.into(), &detail, NewEvent::of(EventKind::UserInvited, invitation.user));
    Ok(())
}

/// A user who has a password of their own choice is invited no longer. Answers whether they were until now.
pub async fn accepted(tx: &Transaction, _: &Permit, user: UserId) -> Result<bool, StoreError> {
    Ok(Entity::delete_by_id(Uuid::from(user)).exec(tx.reader()).await?.rows_affected > 0)
}
