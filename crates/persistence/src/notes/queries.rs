//! Finding notes.

use masthead_domain::ids::{ArticleId, NoteId};
use masthead_domain::notes::Note;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::StoreError;

/// One note, unless it was taken back; whether its article is in scope is for the caller to find out.
pub async fn find(db: &impl ConnectionTrait, id: NoteId) -> Result<Option<Note>, StoreError> {
    let note = Entity::find_by_id(Uuid::from(id)).filter(Column::DeletedAt.is_null()).one(db).await?;
    note.map(Note::try_from).transpose()
}

/// The notes on articles that were found in scope, oldest first, those that were taken back among them.
pub async fn of_articles(db: &impl ConnectionTrait, articles: &[ArticleId]) -> Result<Vec<Note>, StoreError> {
    let notes = Entity::find().filter(Column::ArticleId.is_in(articles.iter().map(|id| Uuid::from(*id))));
    notes.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?.into_iter().map(Note::try_from).collect()
}

/// How many notes an article has, without those that were taken back.
pub async fn count(db: &impl ConnectionTrait, article: ArticleId) -> Result<u64, StoreError> {
    let notes = Entity::find().filter(Column::ArticleId.eq(Uuid::from(article))).filter(Column::DeletedAt.is_null());
    Ok(notes.count(db).await?)
}
