//! Finding, digging and closing tombstones.

use masthead_domain::articles::Tombstone;
use masthead_domain::ids::ArticleId;
use masthead_domain::time::Period;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::aliases::{self, AliasKind};
use crate::convert::{can_be_a_name, within};
use crate::{StoreError, rows};

/// The tombstone of an article.
pub async fn by_id(db: &impl ConnectionTrait, article: ArticleId) -> Result<Option<Tombstone>, StoreError> {
    Entity::find_by_id(Uuid::from(article)).one(db).await?.map(Tombstone::try_from).transpose()
}

/// The tombstone of the article that had this slug when it was live: what goes from the public leaves its slug as an alias.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Tombstone>, StoreError> {
    if !can_be_a_name(slug) {
        return Ok(None);
    }
    match aliases::find(db, AliasKind::Article, slug).await? {
        Some(id) => by_id(db, id.into()).await,
        None => Ok(None),
    }
}

/// The tombstone of the article with this id in another system.
pub async fn by_external_id(db: &impl ConnectionTrait, external_id: &str) -> Result<Option<Tombstone>, StoreError> {
    if !can_be_a_name(external_id) {
        return Ok(None);
    }
    let row = Entity::find().filter(Column::ExternalId.eq(external_id)).one(db).await?;
    row.map(Tombstone::try_from).transpose()
}

/// The ids of articles that were killed in a period, and still are.
pub(crate) fn articles_killed(period: Period) -> SelectStatement {
    Query::select().column(Column::ArticleId).from(Entity).cond_where(within(Column::KilledAt, period)).to_owned()
}

/// The public is told this from now on.
pub(crate) async fn dig(db: &impl ConnectionTrait, tombstone: &Tombstone) -> Result<(), StoreError> {
    rows::insert(db, Model::from(tombstone)).await
}

/// The public is told nothing any more.
pub(crate) async fn close(db: &impl ConnectionTrait, article: ArticleId) -> Result<(), StoreError> {
    Entity::delete_by_id(Uuid::from(article)).exec(db).await?;
    Ok(())
}
