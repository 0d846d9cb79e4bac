//! What is ordered, for whoever sees the articles it is about.

use masthead_domain::articles::Schedule;
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::desk_scope;
use masthead_domain::time::Instant;
use masthead_persistence::schedules;

use crate::{Caller, Newsroom, Refusal};

/// The schedules of articles that the caller was shown.
pub async fn of_articles(newsroom: &Newsroom, caller: &Caller, ids: &[ArticleId]) -> Result<Vec<Schedule>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(schedules::of_articles(newsroom.store.reader(), ids).await?)
}

/// At most `limit` schedules due from `from` on and before `to`, of the articles that the caller sees.
pub async fn between(newsroom: &Newsroom, caller: &Caller, from: Instant, to: Instant, limit: u64) -> Result<Vec<Schedule>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(schedules::between(newsroom.store.reader(), &scope, (from, to), limit).await?)
}

/// When something is due that changes what the public sees, if anything is: no answer is good for longer. With `generation`, the
/// newest that this node knows, read before, nothing that was ordered until then is missed.
pub async fn next_due(newsroom: &Newsroom, generation: i64) -> Result<Option<Instant>, Refusal> {
    let agenda = newsroom.store.agenda();
    agenda.look_for(generation, schedules::next_due(newsroom.store.reader())).await?;
    Ok(agenda.next())
}
