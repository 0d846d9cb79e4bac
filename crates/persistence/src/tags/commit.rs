//! Writing tags.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::tags::Tag;
use masthead_domain::trash::TrashKind;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::audit::detail;
use crate::{StoreError, Transaction, rows, trash};

/// Adds a tag.
pub async fn insert(tx: &mut Transaction, permit: &Permit, tag: &Tag) -> Result<(), StoreError> {
    aliases::release(tx.reader(), AliasKind::Tag, &[tag.slug.to_string()]).await?;
    rows::insert(tx.reader(), Model::from(tag)).await?;
    record(tx, permit, None, Some(tag), EventKind::TagCreated);
    Ok(())
}

/// Replaces a tag; a changed slug stays behind as an alias.
pub async fn update(tx: &mut Transaction, permit: &Permit, before: &Tag, after: &Tag) -> Result<(), StoreError> {
    let unchanged = Column::Id.eq(Uuid::from(before.id)).and(Column::Version.eq(before.version));
    rows::replace(tx.reader(), Model::from(after), unchanged).await?;
    if before.slug != after.slug {
        aliases::release(tx.reader(), AliasKind::Tag, &[after.slug.to_string()]).await?;
        aliases::keep(tx.reader(), AliasKind::Tag, vec![(before.slug.to_string(), before.id.into())], tx.now()).await?;
    }
    record(tx, permit, Some(before), Some(after), EventKind::TagChanged);
    Ok(())
}

/// Puts a tag into the trash. [`StoreError::Constraint`] when an article uses it.
pub async fn delete(tx: &mut Transaction, permit: &Permit, tag: &Tag) -> Result<(), StoreError> {
    Entity::delete_by_id(Uuid::from(tag.id)).exec(tx.reader()).await?;
    trash::put(tx, permit, (TrashKind::Tag, tag.id.into()), &tag.name, &Model::from(tag)).await?;
    aliases::forget_subject(tx.reader(), AliasKind::Tag, tag.id.into()).await?;
    record(tx, permit, Some(tag), None, EventKind::TagDeleted);
    Ok(())
}

/// Takes a tag out of the trash, as it is now.
pub async fn recover(tx: &mut Transaction, permit: &Permit, tag: &Tag) -> Result<(), StoreError> {
    trash::remove(tx, tag.id.into()).await?;
    aliases::release(tx.reader(), AliasKind::Tag, &[tag.slug.to_string()]).await?;
    rows::insert(tx.reader(), Model::from(tag)).await?;
    record(tx, permit, None, Some(tag), EventKind::TagRecovered);
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Tag>, after: Option<&Tag>, kind: EventKind) {
    let Some(tag) = after.or(before) else { return };
    tx.record(permit, tag.id.into(), &detail(tag.version, before, after), NewEvent::of(kind, tag.id));
}
