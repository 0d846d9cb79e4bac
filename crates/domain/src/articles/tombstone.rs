//! Tombstones: what is left of an article that was killed.

use crate::ids::ArticleId;
use crate::problems::{Problem, optional_line};
use crate::time::Instant;

/// What the public is told about an article that is gone for good (HTTP 410). Nothing in it comes from the working copy, which may
/// say what the public never saw; the names the article had are aliases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tombstone {
    /// Of which article.
    pub article: ArticleId,
    /// The id in another system that the public knew it by, if it was live until then.
    pub external_id: Option<String>,
    /// What the public is told about why, if anything.
    pub reason: Option<String>,
    /// When it was killed.
    pub killed_at: Instant,
}

/// The public reason of a kill: one line of at most 500 characters.
pub fn kill_reason(text: &str) -> Result<Option<String>, Problem> {
    optional_line(text, 500)
}
