//! Keeping the words of working copies.

use masthead_domain::articles::Article;
use masthead_domain::search::words_of_article;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::entity::{ActiveModel, Column, Entity};
use crate::StoreError;

/// A working copy is found by its words from now on. When it goes, its row goes with it.
pub(crate) async fn keep(db: &impl ConnectionTrait, before: Option<&Article>, after: &Article) -> Result<(), StoreError> {
    if before.is_some_and(|before| before.content == after.content) {
        return Ok(());
    }
    let words = words_of_article(&after.content).joined();
    let row = ActiveModel { article_id: Set(after.id.into()), words: Set(words), ..Default::default() };
    let newest = OnConflict::column(Column::ArticleId).update_column(Column::Words).to_owned();
    Entity::insert(row).on_conflict(newest).exec_without_returning(db).await?;
    Ok(())
}
