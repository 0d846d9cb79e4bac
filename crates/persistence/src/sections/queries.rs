//! Finding sections.

use std::collections::HashSet;
use std::sync::Arc;

use masthead_domain::ids::SectionId;
use masthead_domain::sections::{Section, SectionTree};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::entity::{Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::convert::can_be_a_name;
use crate::{StoreError, trash};

/// All sections, in no order.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Section>, StoreError> {
    Entity::find().all(db).await?.into_iter().map(Section::try_from).collect()
}

/// A section in the trash, as it was.
pub async fn in_trash(db: &impl ConnectionTrait, id: SectionId) -> Result<Option<Section>, StoreError> {
    trash::row::<Model>(db, id.into()).await?.map(Section::try_from).transpose()
}

/// All sections as the tree they form.
pub async fn tree(db: &impl ConnectionTrait) -> Result<SectionTree, StoreError> {
    Ok(SectionTree::new(all(db).await?))
}

/// The section of `tree` at this path, or that was there once.
pub async fn by_path(db: &impl ConnectionTrait, tree: &SectionTree, path: &str) -> Result<Option<Arc<Section>>, StoreError> {
    if let Some(section) = tree.at_path(path) {
        return Ok(Some(Arc::clone(section)));
    }
    if !can_be_a_name(path) {
        return Ok(None);
    }
    let former = aliases::find(db, AliasKind::Section, path).await?;
    Ok(former.and_then(|id| tree.get(id.into())).cloned())
}

/// The paths that begin like this one and that sections had once.
pub async fn remembered_paths(db: &impl ConnectionTrait, path: &str) -> Result<HashSet<String>, StoreError> {
    aliases::beginning_with(db, AliasKind::Section, path).await
}
