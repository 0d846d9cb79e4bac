//! Finding tombstones. Everybody may: they say what was public once, and nothing else.

use masthead_domain::articles::Tombstone;
use masthead_domain::ids::ArticleId;
use masthead_persistence::tombstones;

use crate::{Newsroom, Refusal};

/// The tombstone of an article.
pub async fn by_id(newsroom: &Newsroom, article: ArticleId) -> Result<Option<Tombstone>, Refusal> {
    Ok(tombstones::by_id(newsroom.store.reader(), article).await?)
}

/// The tombstone of the article that had this slug.
pub async fn by_slug(newsroom: &Newsroom, slug: &str) -> Result<Option<Tombstone>, Refusal> {
    Ok(tombstones::by_slug(newsroom.store.reader(), slug).await?)
}

/// The tombstone of the article that was at `section/path/slug`: as for live articles, the last part finds it.
pub async fn by_path(newsroom: &Newsroom, path: &str) -> Result<Option<Tombstone>, Refusal> {
    let Some((_, slug)) = path.trim_matches('/').rsplit_once('/') else { return Ok(None) };
    by_slug(newsroom, slug).await
}

/// The tombstone of the article that had this id in another system.
pub async fn by_external_id(newsroom: &Newsroom, external_id: &str) -> Result<Option<Tombstone>, Refusal> {
    Ok(tombstones::by_external_id(newsroom.store.reader(), external_id).await?)
}
