//! Slugs are claimed by articles: no two hold the same, be it live, being edited, or of the past (law 8).

use std::collections::HashSet;

use masthead_domain::ids::ArticleId;
use masthead_domain::slugs::Slug;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::slug_entity::{Column, Entity, Model};
use crate::{StoreError, Transaction, free_slug};

/// The slug `article` may use: `wanted`, or with `numbered` the first free one after it. None when it is somebody else's.
pub async fn claim_slug(tx: &Transaction, article: ArticleId, wanted: &Slug, numbered: bool) -> Result<Option<Slug>, StoreError> {
    let db = tx.reader();
    let held = Entity::find_by_id(wanted.as_str()).one(db).await?;
    match held {
        None => Ok(Some(wanted.clone())),
        Some(claim) if claim.article_id == Uuid::from(article) => Ok(Some(wanted.clone())),
        Some(_) if !numbered => Ok(None),
        Some(_) => {
            let similar =
                Entity::find().filter(Column::Slug.starts_with(wanted.numbered(2).as_str().trim_end_matches('2'))).all(db).await?;
            let mut taken: HashSet<String> = similar.into_iter().map(|claim| claim.slug).collect();
            taken.insert(wanted.to_string());
            Ok(Some(free_slug(wanted, &taken)))
        }
    }
}

/// Notes that `article` holds `slug`.
pub(super) async fn hold(db: &impl ConnectionTrait, article: ArticleId, slug: &Slug) -> Result<(), StoreError> {
    let claim = Model { slug: slug.to_string(), article_id: article.into() };
    let claim = Entity::insert(sea_orm::IntoActiveModel::into_active_model(claim)).on_conflict_do_nothing_on([Column::Slug]);
    claim.exec_without_returning(db).await?;
    Ok(())
}

/// Frees a slug that was never live.
pub(super) async fn free(db: &impl ConnectionTrait, article: ArticleId, slug: &Slug) -> Result<(), StoreError> {
    let claim = Entity::delete_many().filter(Column::Slug.eq(slug.as_str()));
    claim.filter(Column::ArticleId.eq(Uuid::from(article))).exec(db).await?;
    Ok(())
}
