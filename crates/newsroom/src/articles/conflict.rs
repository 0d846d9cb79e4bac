//! Law 7: an update names the version it saw, and a stale one hears who changed what since.

use masthead_domain::articles::Article;
use masthead_persistence::{Transaction, audit};

use crate::{Conflict, Refusal};

/// Refuses a change that was made on another version.
pub(super) async fn check_version(tx: &Transaction, article: &Article, expected: i64) -> Result<(), Refusal> {
    if expected == article.version {
        return Ok(());
    }
    Err(Refusal::Stale(Box::new(Conflict {
        current_version: article.version,
        changed_by: Some(article.updated_by),
        changed_at: article.updated_at,
        changed_fields: audit::since(tx.reader(), article.id.into(), expected).await?.fields,
    })))
}
