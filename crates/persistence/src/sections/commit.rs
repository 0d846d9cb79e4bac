//! Writing sections: a moved or renamed one takes the paths below it along and leaves aliases.

use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::sections::{Section, SectionTree};
use masthead_domain::trash::TrashKind;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::audit::detail;
use crate::{StoreError, Transaction, publications, rows, trash};

/// Adds a section.
pub async fn insert(tx: &mut Transaction, permit: &Permit, section: &Section) -> Result<(), StoreError> {
    aliases::release(tx.reader(), AliasKind::Section, std::slice::from_ref(&section.path)).await?;
    rows::insert(tx.reader(), Model::from(section)).await?;
    record(tx, permit, None, Some(section), EventKind::SectionCreated);
    Ok(())
}

/// Replaces a section of `tree`. Where its path changed, so do those of everything below it; where its parent changed, the
/// feeds above it lose and gain its articles.
pub async fn update(tx: &mut Transaction, permit: &Permit, tree: &SectionTree, after: &Section) -> Result<(), StoreError> {
    let Some(before) = tree.get(after.id) else { return Err(StoreError::Stale) };
    let unchanged = Column::Id.eq(Uuid::from(before.id)).and(Column::Version.eq(before.version));
    rows::replace(tx.reader(), Model::from(after), unchanged).await?;
    record(tx, permit, Some(before), Some(after), EventKind::SectionChanged);
    if before.path != after.path {
        move_paths(tx, permit, tree, before, after).await?;
    }
    if before.parent != after.parent {
        publications::section_moved(tx.reader(), tree, after).await?;
    }
    Ok(())
}

async fn move_paths(
    tx: &mut Transaction,
    permit: &Permit,
    tree: &SectionTree,
    before: &Section,
    after: &Section,
) -> Result<(), StoreError> {
    let mut old = vec![(before.path.clone(), before.id.into())];
    let mut new = vec![after.path.clone()];
    for below in tree.subtree(before.id).into_iter().skip(1) {
        let path = format!("{}{}", after.path, &below.path[before.path.len()..]);
        let moved = Section { path: path.clone(), version: below.version + 1, updated_at: tx.now(), ..Section::clone(below) };
        rows::replace(tx.reader(), Model::from(&moved), Column::Id.eq(Uuid::from(below.id))).await?;
        record(tx, permit, Some(below), Some(&moved), EventKind::SectionChanged);
        old.push((below.path.clone(), below.id.into()));
        new.push(path);
    }
    aliases::keep(tx.reader(), AliasKind::Section, old, tx.now()).await?;
    aliases::release(tx.reader(), AliasKind::Section, &new).await
}

/// Puts a section into the trash. [`StoreError::Constraint`] when sections or articles still stand in it. With `heir`, its paths lead to
/// that section from now on; else they are forgotten.
pub async fn delete(tx: &mut Transaction, permit: &Permit, section: &Section, heir: Option<&Section>) -> Result<(), StoreError> {
    Entity::delete_by_id(Uuid::from(section.id)).exec(tx.reader()).await?;
    trash::put(tx, permit, (TrashKind::Section, section.id.into()), &section.name, &Model::from(section)).await?;
    if let Some(heir) = heir {
        aliases::hand_over(tx.reader(), AliasKind::Section, section.id.into(), heir.id.into()).await?;
        aliases::keep(tx.reader(), AliasKind::Section, vec![(section.path.clone(), heir.id.into())], tx.now()).await?;
    } else {
        aliases::forget_subject(tx.reader(), AliasKind::Section, section.id.into()).await?;
    }
    record(tx, permit, Some(section), None, EventKind::SectionDeleted);
    Ok(())
}

/// Takes a section out of the trash, as it is now.
pub async fn recover(tx: &mut Transaction, permit: &Permit, section: &Section) -> Result<(), StoreError> {
    trash::remove(tx, section.id.into()).await?;
    aliases::release(tx.reader(), AliasKind::Section, std::slice::from_ref(&section.path)).await?;
    rows::insert(tx.reader(), Model::from(section)).await?;
    record(tx, permit, None, Some(section), EventKind::SectionRecovered);
    Ok(())
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Section>, after: Option<&Section>, kind: EventKind) {
    let Some(section) = after.or(before) else { return };
    let event = NewEvent::of(kind, section.id).with(json!({ "path": section.path }));
    tx.record(permit, section.id.into(), &detail(section.version, before, after), event);
}
