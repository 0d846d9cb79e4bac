//! Law 7: an update names the version it saw, and a stale one hears who changed what since, or is merged where it can be.

use masthead_domain::articles::{Article, ArticleUpdate};
use masthead_persistence::Transaction;
use masthead_persistence::audit::{self, Since};

use crate::{Conflict, Refusal};

/// Refuses a change that was made on another version.
pub(super) async fn check_version(tx: &Transaction, article: &Article, expected: i64) -> Result<(), Refusal> {
    if expected == article.version {
        return Ok(());
    }
    let since = audit::since(tx.reader(), article.id.into(), expected).await?;
    Err(stale(article, since))
}

/// Refuses a change that was made on another version, unless it may be merged and nobody has touched its fields since.
pub(super) async fn check_fields(tx: &Transaction, article: &Article, update: &ArticleUpdate) -> Result<(), Refusal> {
    let expected = update.expected_version;
    if !update.merge_if_possible || expected < 1 || expected >= article.version {
        return check_version(tx, article, expected).await;
    }
    let since = audit::since(tx.reader(), article.id.into(), expected).await?;
    let all_known = i64::try_from(since.versions).is_ok_and(|versions| versions == article.version - expected);
    let fields = update.fields();
    let overlaps = since.changes.iter().any(|change| fields.contains(&change.field.as_str()));
    if all_known && !overlaps { Ok(()) } else { Err(stale(article, since)) }
}

fn stale(article: &Article, since: Since) -> Refusal {
    Refusal::Stale(Box::new(Conflict {
        current_version: article.version,
        changed_by: Some(article.updated_by),
        changed_at: article.updated_at,
        changes: since.changes,
    }))
}
