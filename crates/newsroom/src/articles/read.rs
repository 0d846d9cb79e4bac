//! What readers find: live articles and nothing else (law 1). Everybody may.

use masthead_domain::articles::{Publication, PublicationDetails};
use masthead_domain::ids::ArticleId;
use masthead_domain::paging::Page;
use masthead_domain::sections::SectionTree;
use masthead_persistence::publications::{self, Count, Extent, FeedPage, Live};

use crate::{Newsroom, Refusal};

/// A live article, and whether it was asked for by a name it no longer has.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The article, as much of it as was asked for.
    pub live: Live,
    /// Whether the reader should be sent to its canonical path.
    pub moved: bool,
}

/// Live articles by id, in no order.
pub async fn by_ids(newsroom: &Newsroom, ids: &[ArticleId]) -> Result<Vec<Publication>, Refusal> {
    Ok(publications::by_ids(newsroom.store.reader(), ids).await?)
}

/// The live article with this slug, or that had it once.
pub async fn by_slug(newsroom: &Newsroom, slug: &str, extent: Extent) -> Result<Option<Found>, Refusal> {
    let found = publications::by_slug(newsroom.store.reader(), slug, extent).await?;
    Ok(found.map(|live| Found { moved: live.publication.slug.as_str() != slug, live }))
}

/// The live article with this id in another system.
pub async fn by_external_id(newsroom: &Newsroom, external_id: &str, extent: Extent) -> Result<Option<Found>, Refusal> {
    let found = publications::by_external_id(newsroom.store.reader(), external_id, extent).await?;
    Ok(found.map(|live| Found { moved: false, live }))
}

/// The live article at `section/path/slug`. Slugs are unique over all articles, so the last part finds it whatever section
/// it stood in before; any other path than the canonical one is a moved one.
pub async fn by_path(newsroom: &Newsroom, tree: &SectionTree, path: &str, extent: Extent) -> Result<Option<Found>, Refusal> {
    let path = path.trim_matches('/');
    let Some((_, slug)) = path.rsplit_once('/') else { return Ok(None) };
    let found = by_slug(newsroom, slug, extent).await?;
    Ok(found.map(|found| Found { moved: canonical_path(tree, &found.live.publication) != path, ..found }))
}

/// Where an article lives: the path of its section, then its slug.
pub fn canonical_path(tree: &SectionTree, publication: &Publication) -> String {
    match tree.get(publication.section) {
        Some(section) => format!("{}/{}", section.path, publication.slug),
        None => publication.slug.to_string(),
    }
}

/// These pages of feeds, in one statement.
pub async fn pages(newsroom: &Newsroom, wanted: &[FeedPage]) -> Result<Vec<Page<Publication>>, Refusal> {
    Ok(publications::pages(newsroom.store.reader(), wanted).await?)
}

/// How many live articles there are of something.
pub async fn count(newsroom: &Newsroom, what: Count) -> Result<i64, Refusal> {
    Ok(publications::count(newsroom.store.reader(), what).await?)
}

/// The long parts of live articles, in no order.
pub async fn details(newsroom: &Newsroom, ids: &[ArticleId]) -> Result<Vec<PublicationDetails>, Refusal> {
    Ok(publications::details(newsroom.store.reader(), ids).await?)
}
