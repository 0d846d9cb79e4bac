//! What happens to articles in a period, within a scope.

use masthead_domain::articles::Article;
use masthead_domain::policy::DeskScope;
use masthead_domain::time::Period;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{Column, Entity};
use super::scope::visible;
use crate::StoreError;
use crate::convert::within;

/// At most `limit` live articles that were published in a period, earliest first.
pub async fn published(db: &impl ConnectionTrait, scope: &DeskScope, period: Period, limit: u64) -> Result<Vec<Article>, StoreError> {
    let live = Entity::find().filter(visible(scope)).filter(within(Column::PublishedAt, period)).filter(Column::LiveRevision.is_not_null());
    let earliest = live.order_by_asc(Column::PublishedAt).order_by_asc(Column::Id).limit(limit);
    earliest.all(db).await?.into_iter().map(Article::try_from).collect()
}

/// At most `limit` articles whose embargo ends in a period, earliest first.
pub async fn embargoes_ending(
    db: &impl ConnectionTrait,
    scope: &DeskScope,
    period: Period,
    limit: u64,
) -> Result<Vec<Article>, StoreError> {
    let held = Entity::find().filter(visible(scope)).filter(within(Column::EmbargoedUntil, period));
    let earliest = held.order_by_asc(Column::EmbargoedUntil).order_by_asc(Column::Id).limit(limit);
    earliest.all(db).await?.into_iter().map(Article::try_from).collect()
}
