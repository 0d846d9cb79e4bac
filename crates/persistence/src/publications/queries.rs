//! Finding single live rows.

use masthead_domain::articles::{Publication, PublicationDetails};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::details_entity;
use super::entity::{Column, Entity};
use crate::StoreError;
use crate::aliases::{self, AliasKind};
use crate::convert::can_be_a_name;

/// Live rows by id, in no order. What is not live is absent.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<Publication>, StoreError> {
    let rows = Entity::find().filter(Column::ArticleId.is_in(ids.iter().map(|id| Uuid::from(*id))));
    rows.all(db).await?.into_iter().map(Publication::try_from).collect()
}

/// The live rows of these translation groups, by language. An article that was put into none is in the one that carries its id.
pub async fn translations(db: &impl ConnectionTrait, groups: &[TranslationGroupId]) -> Result<Vec<Publication>, StoreError> {
    let groups: Vec<Uuid> = groups.iter().map(|group| Uuid::from(*group)).collect();
    let first = Condition::all().add(Column::ArticleId.is_in(groups.iter().copied())).add(Column::TranslationGroup.is_null());
    let rows = Entity::find().filter(Condition::any().add(Column::TranslationGroup.is_in(groups)).add(first));
    let rows = rows.order_by_asc(Column::Locale).order_by_asc(Column::ArticleId);
    rows.all(db).await?.into_iter().map(Publication::try_from).collect()
}

/// The live row with this slug, or that had it once.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Publication>, StoreError> {
    if !can_be_a_name(slug) {
        return Ok(None);
    }
    if let Some(row) = Entity::find().filter(Column::Slug.eq(slug)).one(db).await? {
        return Publication::try_from(row).map(Some);
    }
    match aliases::find(db, AliasKind::Article, slug).await? {
        Some(id) => Entity::find_by_id(id).one(db).await?.map(Publication::try_from).transpose(),
        None => Ok(None),
    }
}

/// The live row with this id in another system.
pub async fn by_external_id(db: &impl ConnectionTrait, external_id: &str) -> Result<Option<Publication>, StoreError> {
    if !can_be_a_name(external_id) {
        return Ok(None);
    }
    let row = Entity::find().filter(Column::ExternalId.eq(external_id)).one(db).await?;
    row.map(Publication::try_from).transpose()
}

/// The long parts of live rows, in no order.
pub async fn details(db: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<PublicationDetails>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    let rows = details_entity::Entity::find().filter(details_entity::Column::ArticleId.is_in(ids));
    rows.all(db).await?.into_iter().map(PublicationDetails::try_from).collect()
}
