//! What was noted on articles.

use masthead_domain::ids::ArticleId;
use masthead_domain::notes::Note;
use masthead_domain::policy::desk_scope;
use masthead_persistence::notes;

use crate::{Caller, Newsroom, Refusal};

/// The notes on articles that the caller was shown, oldest first, those that were taken back among them.
pub async fn of_articles(newsroom: &Newsroom, caller: &Caller, ids: &[ArticleId]) -> Result<Vec<Note>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(notes::of_articles(newsroom.store.reader(), ids).await?)
}
