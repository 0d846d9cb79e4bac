//! Articles that are begun by requests that may come twice: the same key makes no second article.

use std::fmt::Debug;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use masthead_domain::articles::{Article, ArticleChange};
use masthead_domain::ids::UserId;
use masthead_domain::policy::{DeskScope, Permit};
use masthead_domain::problems::Problem;
use masthead_persistence::Transaction;
use masthead_persistence::articles::{self, IdempotencyKey};
use sha2::{Digest, Sha256};

use super::create::external_id_taken;
use crate::Refusal;

/// The key of a request that has one, for this operation and input.
pub(super) fn key(actor: UserId, operation: &'static str, key: Option<&str>, command: &impl Debug) -> Option<IdempotencyKey> {
    // The Debug form names every field and value, and never leaves the process but as a hash.
    let fingerprint = || URL_SAFE_NO_PAD.encode(Sha256::digest(format!("{command:?}")));
    key.map(|key| IdempotencyKey { actor, key: key.to_owned(), operation, fingerprint: fingerprint() })
}

/// What the first request with this key made. When that was deleted since, the key is free again.
pub(super) async fn answered_before(tx: &Transaction, key: Option<&IdempotencyKey>) -> Result<Option<Article>, Refusal> {
    let Some(key) = key else { return Ok(None) };
    match articles::first_answer(tx.reader(), key).await? {
        None => Ok(None),
        Some((_, false)) => {
            let used = Problem::taken("This key was used for another input; make a new key for a new article.");
            Err(Refusal::invalid("idempotencyKey", used))
        }
        Some((id, true)) => {
            // The caller made it, so it is theirs to see again, wherever it stands now.
            let article = articles::find(tx.reader(), &DeskScope::Everything, id.into()).await?;
            if article.is_none() {
                articles::forget(tx, key).await?;
            }
            Ok(article)
        }
    }
}

/// Writes a new article, and remembers by which key it was made.
pub(super) async fn begin(
    mut tx: Transaction,
    permit: &Permit,
    change: ArticleChange,
    key: Option<IdempotencyKey>,
) -> Result<Article, Refusal> {
    articles::commit(&mut tx, permit, None, &change).await.map_err(external_id_taken)?;
    if let Some(key) = key {
        articles::remember(&tx, key, change.article.id.into()).await?;
    }
    tx.commit().await?;
    Ok(change.article)
}
