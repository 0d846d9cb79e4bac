//! Law 7: an update names the version it saw, and a stale one hears who changed what since.

use masthead_domain::articles::Article;
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::desk_scope;
use masthead_persistence::{Transaction, articles, events};

use crate::{Caller, Conflict, Newsroom, Refusal};

/// The article a change is about, if the caller may see it and saw its current version.
pub(super) async fn load(tx: &Transaction, caller: &Caller, id: ArticleId) -> Result<Article, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Newsroom::found("article", id, articles::find(tx.reader(), &scope, id)).await
}

/// Refuses a change that was made on another version.
pub(super) async fn check_version(tx: &Transaction, article: &Article, expected: i64) -> Result<(), Refusal> {
    if expected == article.version {
        return Ok(());
    }
    Err(Refusal::Stale(Box::new(Conflict {
        current_version: article.version,
        changed_by: Some(article.updated_by),
        changed_at: article.updated_at,
        changed_fields: events::since(tx.reader(), article.id.into(), expected).await?.fields,
    })))
}
