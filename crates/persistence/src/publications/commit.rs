//! Writing live rows.

use masthead_domain::articles::{Publication, PublicationDetails};
use masthead_domain::ids::{ArticleId, TranslationGroupId};
use masthead_domain::sections::SectionTree;
use masthead_domain::surrogates::{SurrogateKey, SurrogateKeys};
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::placement::Placement;
use super::{details_entity, entity};
use crate::aliases::{self, AliasKind};
use crate::{StoreError, rows, sections};

/// The public sees this from now on. A slug that differs from the live one leaves an alias. Answers the keys of what changed.
pub(crate) async fn replace(
    db: &impl ConnectionTrait,
    live: &Publication,
    details: &PublicationDetails,
    now: Instant,
) -> Result<SurrogateKeys, StoreError> {
    let id = Uuid::from(live.article);
    let mut old = SurrogateKeys::of_article(live.article);
    old.insert(SurrogateKey::Translations(live.translation_group()));
    let tree = sections::tree(db).await?;
    let slug = live.slug.to_string();
    if let Some(before) = entity::Entity::find_by_id(id).one(db).await? {
        old.insert(translations(&before));
        if before.slug != slug {
            aliases::keep(db, AliasKind::Article, vec![(before.slug, id)], now).await?;
        }
        rows::replace(db, details_entity::Model::try_from(details)?, details_entity::Column::ArticleId.eq(id)).await?;
        old.extend(rewrite(db, live, &tree).await?);
    } else {
        rows::insert(db, entity::Model::try_from(live)?).await?;
        rows::insert(db, details_entity::Model::try_from(details)?).await?;
        let belongs = Placement::of(live, &tree);
        belongs.enter(db, live.article).await?;
        old.extend(belongs.surrogates());
    }
    aliases::release(db, AliasKind::Article, &[slug]).await?;
    Ok(old)
}

/// What shows the translations of a live row.
fn translations(live: &entity::Model) -> SurrogateKey {
    SurrogateKey::Translations(TranslationGroupId(live.translation_group.unwrap_or(live.article_id)))
}

/// Replaces the short part of a live row, and its feeds where they differ. Answers the keys of the feeds it stood in and stands in.
pub(super) async fn rewrite(db: &impl ConnectionTrait, live: &Publication, tree: &SectionTree) -> Result<SurrogateKeys, StoreError> {
    rows::replace(db, entity::Model::try_from(live)?, entity::Column::ArticleId.eq(Uuid::from(live.article))).await?;
    let (stands, belongs) = (Placement::stored(db, live.article).await?, Placement::of(live, tree));
    if stands != belongs {
        stands.leave(db, live.article).await?;
        belongs.enter(db, live.article).await?;
    }
    Ok(stands.surrogates().chain(belongs.surrogates()).collect())
}

/// The public sees it no more. Its slug stays known, so that it answers again when the article returns under another. Answers the
/// keys of what changed.
pub(crate) async fn remove(db: &impl ConnectionTrait, article: ArticleId, now: Instant) -> Result<SurrogateKeys, StoreError> {
    let id = Uuid::from(article);
    let Some(live) = entity::Entity::find_by_id(id).one(db).await? else { return Err(StoreError::Stale) };
    let mut old = SurrogateKeys::of_article(article);
    old.insert(translations(&live));
    let stood = Placement::stored(db, article).await?;
    stood.leave(db, article).await?;
    old.extend(stood.surrogates());
    entity::Entity::delete_by_id(id).exec(db).await?;
    aliases::keep(db, AliasKind::Article, vec![(live.slug, id)], now).await?;
    Ok(old)
}
