//! What the desk sees, within each caller's scope.

use masthead_domain::articles::{Approval, Article};
use masthead_domain::ids::ArticleId;
use masthead_domain::paging::{Page, PageRequest};
use masthead_domain::policy::desk_scope;
use masthead_persistence::approvals;
use masthead_persistence::articles::{self, DeskFilter};

use crate::{Caller, Newsroom, Refusal};

/// One working copy, if the caller may see it.
pub async fn find(newsroom: &Newsroom, caller: &Caller, id: ArticleId) -> Result<Option<Article>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(articles::find(newsroom.store.reader(), &scope, id).await?)
}

/// Working copies by id, in no order; those that the caller may not see are absent.
pub async fn desk_by_ids(newsroom: &Newsroom, caller: &Caller, ids: &[ArticleId]) -> Result<Vec<Article>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(articles::by_ids(newsroom.store.reader(), &scope, ids).await?)
}

/// The working copies the caller may see, those changed last first.
pub async fn page(newsroom: &Newsroom, caller: &Caller, filter: &DeskFilter, request: &PageRequest) -> Result<Page<Article>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(articles::page(newsroom.store.reader(), &scope, filter, request).await?)
}

/// The approvals of articles that the caller was shown, oldest first, whatever revision they are of.
pub async fn approvals(newsroom: &Newsroom, caller: &Caller, ids: &[ArticleId]) -> Result<Vec<Approval>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(approvals::of_articles(newsroom.store.reader(), ids).await?)
}
