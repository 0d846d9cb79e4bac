//! Finding live rows by what links to them.

use masthead_domain::articles::{Publication, PublicationDetails};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use sea_orm::sea_query::{Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::columns::Columns;
use super::details_entity;
use super::entity::{Column, Entity};
use super::rows::Rows;
use crate::StoreError;

/// Live rows by id, in no order. What is not live is absent.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<Publication>, StoreError> {
    let mut rows = Query::select();
    rows.from(Entity).and_where(Column::ArticleId.is_in(ids.iter().map(|id| Uuid::from(*id))));
    whole(db, rows).await
}

/// The live rows of these translation groups, by language. An article that was put into none is in the one that carries its id.
pub async fn translations(db: &impl ConnectionTrait, groups: &[TranslationGroupId]) -> Result<Vec<Publication>, StoreError> {
    let groups: Vec<Uuid> = groups.iter().map(|group| Uuid::from(*group)).collect();
    let first = Condition::all().add(Column::ArticleId.is_in(groups.iter().copied())).add(Column::TranslationGroup.is_null());
    let mut rows = Query::select();
    rows.from(Entity).cond_where(Condition::any().add(Column::TranslationGroup.is_in(groups)).add(first));
    rows.order_by((Entity, Column::Locale), Order::Asc).order_by((Entity, Column::ArticleId), Order::Asc);
    whole(db, rows).await
}

async fn whole(db: &impl ConnectionTrait, rows: SelectStatement) -> Result<Vec<Publication>, StoreError> {
    Ok(Rows::of(db, Columns::ALL).find(db, vec![rows]).await?.pop().unwrap_or_default())
}

/// The long parts of live rows, in no order.
pub async fn details(db: &impl ConnectionTrait, ids: &[ArticleId]) -> Result<Vec<PublicationDetails>, StoreError> {
    let ids = ids.iter().map(|id| Uuid::from(*id));
    let rows = details_entity::Entity::find().filter(details_entity::Column::ArticleId.is_in(ids));
    rows.all(db).await?.into_iter().map(PublicationDetails::try_from).collect()
}
