//! Slugs are claimed by articles: no two hold the same, be it live, being edited, or of the past (law 8).

use std::collections::HashSet;

use masthead_domain::ids::ArticleId;
use masthead_domain::slugs::Slug;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::slug_entity::{Column, Entity, Model};
use crate::{StoreError, Transaction, rows};

/// How many numbered slugs are looked up at once.
const CANDIDATES: u32 = 50;

/// The slug `article` may use: `wanted`, or with `numbered` the first free one after it. None when it is somebody else's.
pub async fn claim_slug(tx: &Transaction, article: ArticleId, wanted: &Slug, numbered: bool) -> Result<Option<Slug>, StoreError> {
    let db = tx.reader();
    let held = Entity::find_by_id(wanted.as_str()).one(db).await?;
    match held {
        None => Ok(Some(wanted.clone())),
        Some(claim) if claim.article_id == Uuid::from(article) => Ok(Some(wanted.clone())),
        Some(_) if !numbered => Ok(None),
        Some(_) => first_free(db, wanted).await.map(Some),
    }
}

/// The first of `wanted-2`, `wanted-3`, … that nobody holds. Candidates are asked for exactly: a long slug is cut to make room
/// for its number, so they have no prefix in common.
async fn first_free(db: &impl ConnectionTrait, wanted: &Slug) -> Result<Slug, StoreError> {
    let mut first = 2;
    loop {
        let candidates: Vec<Slug> = (first..first + CANDIDATES).map(|number| wanted.numbered(number)).collect();
        let held = Entity::find().filter(Column::Slug.is_in(candidates.iter().map(Slug::as_str))).all(db).await?;
        let held: HashSet<String> = held.into_iter().map(|claim| claim.slug).collect();
        if let Some(free) = candidates.into_iter().find(|slug| !held.contains(slug.as_str())) {
            return Ok(free);
        }
        first += CANDIDATES;
    }
}

/// Notes that `article` holds `slug`, which [`claim_slug`] said it may. [`StoreError::Constraint`] when somebody else does.
pub(super) async fn hold(db: &impl ConnectionTrait, article: ArticleId, slug: &Slug) -> Result<(), StoreError> {
    let own = Entity::find_by_id(slug.as_str()).filter(Column::ArticleId.eq(Uuid::from(article))).one(db).await?;
    if own.is_none() {
        rows::insert(db, Model { slug: slug.to_string(), article_id: article.into() }).await?;
    }
    Ok(())
}

/// Frees every slug of an article in the trash.
pub(super) async fn free_all(db: &impl ConnectionTrait, article: ArticleId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::ArticleId.eq(Uuid::from(article))).exec(db).await?;
    Ok(())
}

/// Frees a slug that was never live.
pub(super) async fn free(db: &impl ConnectionTrait, article: ArticleId, slug: &Slug) -> Result<(), StoreError> {
    let claim = Entity::delete_many().filter(Column::Slug.eq(slug.as_str()));
    claim.filter(Column::ArticleId.eq(Uuid::from(article))).exec(db).await?;
    Ok(())
}
