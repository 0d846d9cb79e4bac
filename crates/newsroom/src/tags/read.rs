//! Finding tags. Everybody may.

use masthead_domain::ids::TagId;
use masthead_domain::tags::{Tag, TagKind};
use masthead_persistence::tags;

use crate::{Newsroom, Refusal};

/// One tag.
pub async fn by_id(newsroom: &Newsroom, id: TagId) -> Result<Option<Tag>, Refusal> {
    Ok(tags::find(newsroom.store.reader(), id).await?)
}

/// Several tags, in no order.
pub async fn by_ids(newsroom: &Newsroom, ids: &[TagId]) -> Result<Vec<Tag>, Refusal> {
    Ok(tags::by_ids(newsroom.store.reader(), ids).await?)
}

/// The tag with this slug, or that had it once.
pub async fn by_slug(newsroom: &Newsroom, slug: &str) -> Result<Option<Tag>, Refusal> {
    Ok(tags::by_slug(newsroom.store.reader(), slug).await?)
}

/// Tags in the order of their slugs, one more than `size` where there are more.
pub async fn page(newsroom: &Newsroom, kind: Option<TagKind>, after: Option<&str>, size: usize) -> Result<Vec<Tag>, Refusal> {
    Ok(tags::page(newsroom.store.reader(), kind, after, size as u64 + 1).await?)
}
