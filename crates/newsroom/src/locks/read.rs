//! Who is writing on what, for whoever sees the articles.

use masthead_domain::articles::Lock;
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::desk_scope;
use masthead_persistence::locks;

use crate::{Caller, Newsroom, Refusal};

/// The locks that hold now, on articles that the caller was shown.
pub async fn of_articles(newsroom: &Newsroom, caller: &Caller, ids: &[ArticleId]) -> Result<Vec<Lock>, Refusal> {
    desk_scope(&caller.actor)?;
    let now = newsroom.clock.now();
    let mut standing = locks::of_articles(newsroom.store.reader(), ids).await?;
    standing.retain(|lock| lock.holds(now));
    Ok(standing)
}
