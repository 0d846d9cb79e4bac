//! Writing live rows.

use masthead_domain::articles::{Publication, PublicationDetails};
use masthead_domain::ids::ArticleId;
use masthead_domain::sections::SectionTree;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::placement::Placement;
use super::{details_entity, entity};
use crate::aliases::{self, AliasKind};
use crate::{StoreError, rows, sections};

/// The public sees this from now on. A slug that differs from the live one leaves an alias.
pub(crate) async fn replace(
    db: &impl ConnectionTrait,
    live: &Publication,
    details: &PublicationDetails,
    now: Instant,
) -> Result<(), StoreError> {
    let id = Uuid::from(live.article);
    let tree = sections::tree(db).await?;
    let slug = live.slug.to_string();
    if let Some(before) = entity::Entity::find_by_id(id).one(db).await? {
        if before.slug != slug {
            aliases::keep(db, AliasKind::Article, vec![(before.slug, id)], now).await?;
        }
        rows::replace(db, details_entity::Model::try_from(details)?, details_entity::Column::ArticleId.eq(id)).await?;
        rewrite(db, live, &tree).await?;
    } else {
        rows::insert(db, entity::Model::try_from(live)?).await?;
        rows::insert(db, details_entity::Model::try_from(details)?).await?;
        Placement::of(live, &tree).enter(db, live.article).await?;
    }
    aliases::release(db, AliasKind::Article, &[slug]).await
}

/// Replaces the short part of a live row, and its feeds where they differ.
pub(super) async fn rewrite(db: &impl ConnectionTrait, live: &Publication, tree: &SectionTree) -> Result<(), StoreError> {
    rows::replace(db, entity::Model::try_from(live)?, entity::Column::ArticleId.eq(Uuid::from(live.article))).await?;
    let (stands, belongs) = (Placement::stored(db, live.article).await?, Placement::of(live, tree));
    if stands != belongs {
        stands.leave(db, live.article).await?;
        belongs.enter(db, live.article).await?;
    }
    Ok(())
}

/// The public sees it no more. Its slug stays known, so that it answers again when the article returns under another.
pub(crate) async fn remove(db: &impl ConnectionTrait, article: ArticleId, now: Instant) -> Result<(), StoreError> {
    let id = Uuid::from(article);
    let Some(live) = entity::Entity::find_by_id(id).one(db).await? else { return Err(StoreError::Stale) };
    Placement::stored(db, article).await?.leave(db, article).await?;
    entity::Entity::delete_by_id(id).exec(db).await?;
    aliases::keep(db, AliasKind::Article, vec![(live.slug, id)], now).await
}
