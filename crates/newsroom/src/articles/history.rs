//! The past of an article: its revisions, what differs between them, and what the public saw when.

use masthead_domain::articles::{self as domain, Article, Comparison, LiveSpan, Revision};
use masthead_domain::ids::ArticleId;
use masthead_domain::paging::{Page, PageRequest};
use masthead_domain::policy::desk_scope;
use masthead_domain::problems::Problem;
use masthead_domain::time::Instant;
use masthead_persistence::{StoreError, Transaction, articles, publications};

use super::open::Opened;
use crate::{Caller, Newsroom, Refusal};

/// Two revisions, and what differs.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparedRevisions {
    /// The earlier one, or the one that was named first.
    pub from: Revision,
    /// The other one.
    pub to: Revision,
    /// What differs.
    pub comparison: Comparison,
}

/// Revisions of an article that the caller was shown, the newest first.
pub async fn revisions(newsroom: &Newsroom, caller: &Caller, article: &Article, request: &PageRequest) -> Result<Page<Revision>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(articles::revisions(newsroom.store.reader(), article.id, request).await?)
}

/// One revision of an article that the caller was shown.
pub async fn revision(newsroom: &Newsroom, caller: &Caller, article: ArticleId, number: i32) -> Result<Option<Revision>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(articles::revision(newsroom.store.reader(), article, number).await?)
}

/// What differs between two revisions of an article that the caller was shown; nothing when it does not have both.
pub async fn compare(
    newsroom: &Newsroom,
    caller: &Caller,
    article: ArticleId,
    (from, to): (i32, i32),
) -> Result<Option<ComparedRevisions>, Refusal> {
    let Some(from) = revision(newsroom, caller, article, from).await? else { return Ok(None) };
    let Some(to) = revision(newsroom, caller, article, to).await? else { return Ok(None) };
    // Comparing long texts takes a while, during which others want to be served.
    let compared = tokio::task::spawn_blocking(move || {
        let comparison = domain::compare(&from.content, &to.content);
        ComparedRevisions { from, to, comparison }
    });
    compared.await.map(Some).map_err(|stopped| Refusal::Fault(Box::new(stopped)))
}

/// What the public saw of an article that the caller was shown, at an instant that has come; nothing when it saw nothing.
pub async fn live_at(
    newsroom: &Newsroom,
    caller: &Caller,
    article: ArticleId,
    instant: Instant,
) -> Result<Option<(LiveSpan, Revision)>, Refusal> {
    if instant > newsroom.clock.now() {
        return Ok(None);
    }
    let Some(span) = publications::live_at(newsroom.store.reader(), article, instant).await? else { return Ok(None) };
    let missing = || StoreError::Damaged(format!("article {article} has no revision {}, which was live", span.revision));
    let revision = revision(newsroom, caller, article, span.revision).await?.ok_or_else(missing)?;
    Ok(Some((span, revision)))
}

/// The revision that a command names.
pub(crate) async fn named_revision(tx: &Transaction, article: ArticleId, number: i32) -> Result<Revision, Refusal> {
    let unknown = || Refusal::invalid("revision", Problem::unknown("The article has no such revision."));
    articles::revision(tx.reader(), article, number).await?.ok_or_else(unknown)
}

/// The newest revision, which has what the working copy says.
pub(super) async fn newest(opened: &Opened) -> Result<Revision, Refusal> {
    let article = &opened.article;
    let missing = || StoreError::Damaged(format!("article {} has no revision {}", article.id, article.revision));
    Ok(articles::revision(opened.tx.reader(), article.id, article.revision).await?.ok_or_else(missing)?)
}
