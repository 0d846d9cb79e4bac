//! Finding contributors. Everybody may.

use masthead_domain::contributors::Contributor;
use masthead_domain::ids::ContributorId;
use masthead_persistence::contributors;

use crate::{Newsroom, Refusal};

/// One contributor.
pub async fn by_id(newsroom: &Newsroom, id: ContributorId) -> Result<Option<Contributor>, Refusal> {
    Ok(contributors::find(newsroom.store.reader(), id).await?)
}

/// Several contributors, in no order.
pub async fn by_ids(newsroom: &Newsroom, ids: &[ContributorId]) -> Result<Vec<Contributor>, Refusal> {
    Ok(contributors::by_ids(newsroom.store.reader(), ids).await?)
}

/// The contributor with this slug, or that had it once.
pub async fn by_slug(newsroom: &Newsroom, slug: &str) -> Result<Option<Contributor>, Refusal> {
    Ok(contributors::by_slug(newsroom.store.reader(), slug).await?)
}

/// Contributors in the order of their slugs, one more than `size` where there are more.
pub async fn page(newsroom: &Newsroom, after: Option<&str>, size: usize) -> Result<Vec<Contributor>, Refusal> {
    Ok(contributors::page(newsroom.store.reader(), after, size as u64 + 1).await?)
}
