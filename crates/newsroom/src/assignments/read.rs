//! What is to be done, for whoever sees it.

use masthead_domain::assignments::Assignment;
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::desk_scope;
use masthead_persistence::assignments::{self, AssignmentFilter};

use crate::{Caller, Newsroom, Refusal};

/// At most `limit` assignments that the caller sees: their own, those they gave, and those for articles they see.
pub async fn page(newsroom: &Newsroom, caller: &Caller, filter: &AssignmentFilter, limit: u64) -> Result<Vec<Assignment>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(assignments::page(newsroom.store.reader(), &scope, filter, limit).await?)
}

/// The assignments for articles that the caller was shown, oldest first.
pub async fn of_articles(newsroom: &Newsroom, caller: &Caller, ids: &[ArticleId]) -> Result<Vec<Assignment>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(assignments::of_articles(newsroom.store.reader(), ids).await?)
}
