//! Reading the section tree. Everybody may.

use std::sync::Arc;

use masthead_domain::sections::{Section, SectionTree};
use masthead_persistence::sections;

use crate::{Newsroom, Refusal};

/// The whole tree.
pub async fn tree(newsroom: &Newsroom) -> Result<SectionTree, Refusal> {
    Ok(sections::tree(newsroom.store.reader()).await?)
}

/// The section of `tree` at this path, or that was there once. Slashes around the path do not matter.
pub async fn by_path(newsroom: &Newsroom, tree: &SectionTree, path: &str) -> Result<Option<Arc<Section>>, Refusal> {
    Ok(sections::by_path(newsroom.store.reader(), tree, path.trim_matches('/')).await?)
}
