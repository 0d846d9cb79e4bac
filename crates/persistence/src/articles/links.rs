//! The rows that keep a working copy's sections, tags and contributors from being deleted under it.

use masthead_domain::articles::Article;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{contributor_link_entity, section_link_entity, tag_link_entity};
use crate::{StoreError, Transaction, rows};

/// Makes the links say what the content says. [`StoreError::Constraint`] when something it refers to does not exist.
pub(super) async fn refresh(tx: &Transaction, before: Option<&Article>, after: &Article) -> Result<(), StoreError> {
    let db = tx.reader();
    let id = Uuid::from(after.id);
    if after.in_trash {
        return drop_all(db, id).await;
    }
    let before = before.filter(|before| !before.in_trash);
    let (old, new) = (before.map(|article| &article.content), &after.content);
    if old.is_none_or(|old| old.all_sections() != new.all_sections()) {
        section_link_entity::Entity::delete_many().filter(section_link_entity::Column::ArticleId.eq(id)).exec(db).await?;
        let links = new.all_sections().into_iter().map(|section| section_link_entity::Model { article_id: id, section_id: section.into() });
        rows::insert_all(db, links.collect()).await?;
    }
    if old.is_none_or(|old| old.tags != new.tags) {
        tag_link_entity::Entity::delete_many().filter(tag_link_entity::Column::ArticleId.eq(id)).exec(db).await?;
        let links = new.tags.iter().map(|tag| tag_link_entity::Model { article_id: id, tag_id: (*tag).into() });
        rows::insert_all(db, links.collect()).await?;
    }
    if old.is_none_or(|old| old.all_contributors() != new.all_contributors()) {
        contributor_link_entity::Entity::delete_many().filter(contributor_link_entity::Column::ArticleId.eq(id)).exec(db).await?;
        let contributors = new.all_contributors().into_iter();
        let links = contributors.map(|who| contributor_link_entity::Model { article_id: id, contributor_id: who.into() });
        rows::insert_all(db, links.collect()).await?;
    }
    Ok(())
}

/// What is in the trash keeps nothing in its place.
async fn drop_all(db: &impl ConnectionTrait, id: Uuid) -> Result<(), StoreError> {
    section_link_entity::Entity::delete_many().filter(section_link_entity::Column::ArticleId.eq(id)).exec(db).await?;
    tag_link_entity::Entity::delete_many().filter(tag_link_entity::Column::ArticleId.eq(id)).exec(db).await?;
    contributor_link_entity::Entity::delete_many().filter(contributor_link_entity::Column::ArticleId.eq(id)).exec(db).await?;
    Ok(())
}
