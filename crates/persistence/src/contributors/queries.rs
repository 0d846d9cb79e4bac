//! Finding contributors.

use std::collections::HashSet;

use masthead_domain::contributors::Contributor;
use masthead_domain::ids::ContributorId;
use masthead_domain::slugs::Slug;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::convert::can_be_a_name;
use crate::{StoreError, trash};

/// One contributor.
pub async fn find(db: &impl ConnectionTrait, id: ContributorId) -> Result<Option<Contributor>, StoreError> {
    Entity::find_by_id(Uuid::from(id)).one(db).await?.map(Contributor::try_from).transpose()
}

/// A contributor in the trash, as it was.
pub async fn in_trash(db: &impl ConnectionTrait, id: ContributorId) -> Result<Option<Contributor>, StoreError> {
    trash::row::<Model>(db, id.into()).await?.map(Contributor::try_from).transpose()
}

/// Several contributors, in no order.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ContributorId]) -> Result<Vec<Contributor>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    Entity::find().filter(Column::Id.is_in(ids)).all(db).await?.into_iter().map(Contributor::try_from).collect()
}

/// The contributor with this slug, or that had it once.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Contributor>, StoreError> {
    if !can_be_a_name(slug) {
        return Ok(None);
    }
    if let Some(contributor) = Entity::find().filter(Column::Slug.eq(slug)).one(db).await? {
        return Contributor::try_from(contributor).map(Some);
    }
    match aliases::find(db, AliasKind::Contributor, slug).await? {
        Some(id) => find(db, id.into()).await,
        None => Ok(None),
    }
}

/// Up to `limit` contributors in the order of their slugs, after the slug `after`.
pub async fn page(db: &impl ConnectionTrait, after: Option<&str>, limit: u64) -> Result<Vec<Contributor>, StoreError> {
    let mut select = Entity::find().order_by_asc(Column::Slug).limit(limit);
    if let Some(after) = after {
        select = select.filter(Column::Slug.gt(after));
    }
    select.all(db).await?.into_iter().map(Contributor::try_from).collect()
}

/// The slugs that begin like this one and are not free, `except` for those of one contributor.
pub async fn taken_slugs(db: &impl ConnectionTrait, slug: &Slug, except: Option<ContributorId>) -> Result<HashSet<String>, StoreError> {
    let contributors = Entity::find().filter(Column::Slug.starts_with(slug.stem())).all(db).await?;
    let others =
        contributors.into_iter().filter(|contributor| Some(ContributorId(contributor.id)) != except).map(|contributor| contributor.slug);
    Ok(others.collect())
}

/// The slugs that begin like this one and that contributors had once.
pub async fn remembered_slugs(db: &impl ConnectionTrait, slug: &Slug) -> Result<HashSet<String>, StoreError> {
    aliases::beginning_with(db, AliasKind::Contributor, slug.stem()).await
}
