//! Finding single live rows.

use masthead_domain::articles::{Publication, PublicationDetails};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use sea_orm::sea_query::{IntoCondition, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::columns::Columns;
use super::details_entity;
use super::entity::{Column, Entity};
use super::rows::Rows;
use crate::StoreError;
use crate::aliases::{self, AliasKind};
use crate::convert::can_be_a_name;

/// Live rows by id, in no order. What is not live is absent.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<Publication>, StoreError> {
    find(db, Column::ArticleId.is_in(ids.iter().map(|id| Uuid::from(*id)))).await
}

/// The live rows of these translation groups, by language. An article that was put into none is in the one that carries its id.
pub async fn translations(db: &impl ConnectionTrait, groups: &[TranslationGroupId]) -> Result<Vec<Publication>, StoreError> {
    let groups: Vec<Uuid> = groups.iter().map(|group| Uuid::from(*group)).collect();
    let first = Condition::all().add(Column::ArticleId.is_in(groups.iter().copied())).add(Column::TranslationGroup.is_null());
    let (rows, mut statement) = all(db);
    statement.cond_where(Condition::any().add(Column::TranslationGroup.is_in(groups)).add(first));
    statement.order_by((Entity, Column::Locale), Order::Asc).order_by((Entity, Column::ArticleId), Order::Asc);
    rows.all(db, &statement).await
}

/// The live row with this slug, or that had it once.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Publication>, StoreError> {
    if !can_be_a_name(slug) {
        return Ok(None);
    }
    if let Some(found) = find(db, Column::Slug.eq(slug)).await?.pop() {
        return Ok(Some(found));
    }
    match aliases::find(db, AliasKind::Article, slug).await? {
        Some(id) => Ok(find(db, Column::ArticleId.eq(id)).await?.pop()),
        None => Ok(None),
    }
}

/// The live row with this id in another system.
pub async fn by_external_id(db: &impl ConnectionTrait, external_id: &str) -> Result<Option<Publication>, StoreError> {
    if !can_be_a_name(external_id) {
        return Ok(None);
    }
    Ok(find(db, Column::ExternalId.eq(external_id)).await?.pop())
}

async fn find(db: &impl ConnectionTrait, condition: impl IntoCondition) -> Result<Vec<Publication>, StoreError> {
    let (rows, mut statement) = all(db);
    rows.all(db, statement.cond_where(condition)).await
}

/// Whole rows, and the statement that selects all of them.
fn all(db: &impl ConnectionTrait) -> (Rows, SelectStatement) {
    let rows = Rows::of(db, Columns::ALL);
    let mut statement = Query::select();
    statement.from(Entity);
    rows.select(&mut statement);
    (rows, statement)
}

/// The long parts of live rows, in no order.
pub async fn details(db: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<PublicationDetails>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    let rows = details_entity::Entity::find().filter(details_entity::Column::ArticleId.is_in(ids));
    rows.all(db).await?.into_iter().map(PublicationDetails::try_from).collect()
}
