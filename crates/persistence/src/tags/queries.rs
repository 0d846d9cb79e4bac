//! Finding tags.

use std::collections::HashSet;

use masthead_domain::ids::TagId;
use masthead_domain::slugs::Slug;
use masthead_domain::tags::{Tag, TagKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::convert::can_be_a_name;
use crate::{StoreError, trash};

/// One tag.
pub async fn find(db: &impl ConnectionTrait, id: TagId) -> Result<Option<Tag>, StoreError> {
    Entity::find_by_id(Uuid::from(id)).one(db).await?.map(Tag::try_from).transpose()
}

/// A tag in the trash, as it was.
pub async fn in_trash(db: &impl ConnectionTrait, id: TagId) -> Result<Option<Tag>, StoreError> {
    trash::row::<Model>(db, id.into()).await?.map(Tag::try_from).transpose()
}

/// Several tags, in no order.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[TagId]) -> Result<Vec<Tag>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    Entity::find().filter(Column::Id.is_in(ids)).all(db).await?.into_iter().map(Tag::try_from).collect()
}

/// The tag with this slug, or that had it once.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Tag>, StoreError> {
    if !can_be_a_name(slug) {
        return Ok(None);
    }
    if let Some(tag) = Entity::find().filter(Column::Slug.eq(slug)).one(db).await? {
        return Tag::try_from(tag).map(Some);
    }
    match aliases::find(db, AliasKind::Tag, slug).await? {
        Some(id) => find(db, id.into()).await,
        None => Ok(None),
    }
}

/// Up to `limit` tags in the order of their slugs, those of one kind if asked, after the slug `after`.
pub async fn page(db: &impl ConnectionTrait, kind: Option<TagKind>, after: Option<&str>, limit: u64) -> Result<Vec<Tag>, StoreError> {
    let mut select = Entity::find().order_by_asc(Column::Slug).limit(limit);
    if let Some(kind) = kind {
        select = select.filter(Column::Kind.eq(kind.word()));
    }
    if let Some(after) = after {
        select = select.filter(Column::Slug.gt(after));
    }
    select.all(db).await?.into_iter().map(Tag::try_from).collect()
}

/// The slugs that begin like this one and are not free, `except` for those of one tag.
pub async fn taken_slugs(db: &impl ConnectionTrait, slug: &Slug, except: Option<TagId>) -> Result<HashSet<String>, StoreError> {
    let tags = Entity::find().filter(Column::Slug.starts_with(slug.stem())).all(db).await?;
    let others = tags.into_iter().filter(|tag| Some(TagId(tag.id)) != except).map(|tag| tag.slug);
    Ok(others.collect())
}

/// The slugs that begin like this one and that tags had once.
pub async fn remembered_slugs(db: &impl ConnectionTrait, slug: &Slug) -> Result<HashSet<String>, StoreError> {
    aliases::beginning_with(db, AliasKind::Tag, slug.stem()).await
}
