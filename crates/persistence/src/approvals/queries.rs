//! Finding and adding approvals.

use masthead_domain::articles::Approval;
use masthead_domain::ids::ArticleId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::{StoreError, rows};

/// Every approval of an article that was found in scope, oldest first, whatever revision it is of.
pub async fn of_article(db: &impl ConnectionTrait, article: ArticleId) -> Result<Vec<Approval>, StoreError> {
    of_articles(db, &[article]).await
}

/// Every approval of articles that were found in scope, oldest first.
pub async fn of_articles(db: &impl ConnectionTrait, articles: &[ArticleId]) -> Result<Vec<Approval>, StoreError> {
    let given = Entity::find().filter(Column::ArticleId.is_in(articles.iter().map(|id| Uuid::from(*id))));
    given.order_by_asc(Column::ApprovedAt).all(db).await?.into_iter().map(Approval::try_from).collect()
}

/// Adds an approval.
pub(crate) async fn insert(db: &impl ConnectionTrait, approval: &Approval) -> Result<(), StoreError> {
    rows::insert(db, Model::from(approval)).await
}
