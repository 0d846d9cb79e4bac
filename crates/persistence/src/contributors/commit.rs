//! Writing contributors.

use masthead_domain::contributors::Contributor;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::trash::TrashKind;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::audit::detail;
use crate::{StoreError, Transaction, rows, trash};

/// Adds a contributor.
pub async fn insert(tx: &mut Transaction, permit: &Permit, contributor: &Contributor) -> Result<(), StoreError> {
    aliases::release(tx.reader(), AliasKind::Contributor, &[contributor.slug.to_string()]).await?;
    rows::insert(tx.reader(), Model::from(contributor)).await?;
    record(tx, permit, None, Some(contributor), EventKind::ContributorCreated);
    Ok(())
}

/// Replaces a contributor; a changed slug stays behind as an alias.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &Contributor, after: &Contributor) -> Result<(), StoreError> {
    let unchanged = Column::Id.eq(Uuid::from(before.id)).and(Column::Version.eq(before.version));
    rows::replace(tx.reader(), Model::from(after), unchanged).await?;
    if before.slug != after.slug {
        aliases::release(tx.reader(), AliasKind::Contributor, &[after.slug.to_string()]).await?;
        aliases::keep(tx.reader(), AliasKind::Contributor, vec![(before.slug.to_string(), before.id.into())], tx.now()).await?;
    }
    record(tx, permit, Some(before), Some(after), EventKind::ContributorChanged);
    Ok(())
}

/// Puts a contributor into the trash. [`StoreError::Constraint`] when an article uses it.
pub async fn delete(tx: &mut Transaction, permit: &Permit, contributor: &Contributor) -> Result<(), StoreError> {
    Entity::delete_by_id(Uuid::from(contributor.id)).exec(tx.reader()).await?;
    trash::put(tx, permit, (TrashKind::Contributor, contributor.id.into()), &contributor.name, &Model::from(contributor)).await?;
    aliases::forget_subject(tx.reader(), AliasKind::Contributor, contributor.id.into()).await?;
    record(tx, permit, Some(contributor), None, EventKind::ContributorDeleted);
    Ok(())
}

/// Takes a contributor out of the trash, as it is now.
pub async fn recover(tx: &mut Transaction, permit: &Permit, contributor: &Contributor) -> Result<(), StoreError> {
    trash::remove(tx, contributor.id.into()).await?;
    aliases::release(tx.reader(), AliasKind::Contributor, &[contributor.slug.to_string()]).await?;
    rows::insert(tx.reader(), Model::from(contributor)).await?;
    record(tx, permit, None, Some(contributor), EventKind::ContributorRecovered);
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Contributor>, after: Option<&Contributor>, kind: EventKind) {
    let Some(contributor) = after.or(before) else { return };
    tx.record(permit, contributor.id.into(), &detail(contributor.version, before, after), NewEvent::of(kind, contributor.id));
}
