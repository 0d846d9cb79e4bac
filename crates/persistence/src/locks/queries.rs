//! Finding locks, whether they still hold or not.

use masthead_domain::articles::Lock;
use masthead_domain::ids::ArticleId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::StoreError;

/// The lock on an article that was found in scope.
pub async fn of_article(db: &impl ConnectionTrait, article: ArticleId) -> Result<Option<Lock>, StoreError> {
    Entity::find_by_id(Uuid::from(article)).one(db).await?.map(Lock::try_from).transpose()
}

/// The locks on articles that were found in scope.
pub async fn of_articles(db: &impl ConnectionTrait, articles: &[ArticleId]) -> Result<Vec<Lock>, StoreError> {
    let locks = Entity::find().filter(Column::ArticleId.is_in(articles.iter().map(|id| Uuid::from(*id))));
    locks.all(db).await?.into_iter().map(Lock::try_from).collect()
}
