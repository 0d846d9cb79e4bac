//! Emptying the trash: the only way in which something that editors made is gone for good.

use masthead_domain::policy::{Action, DeskScope, Subject, authorise};
use masthead_domain::time::Instant;
use masthead_domain::trash::Trashed;
use masthead_persistence::trash;

use crate::{Caller, Newsroom, Refusal};

/// What was deleted before an instant, the oldest first.
pub async fn purgeable(newsroom: &Newsroom, caller: &Caller, deleted_before: Instant) -> Result<Vec<Trashed>, Refusal> {
    authorise(&caller.actor, Action::Purge, Subject::Newsroom)?;
    Ok(trash::older_than(newsroom.store.reader(), deleted_before).await?)
}

/// Deletes for good what was deleted before an instant; answers how many things that were. Each goes in a transaction of its own, so that
/// editors need not wait.
pub async fn purge(newsroom: &Newsroom, caller: &Caller, deleted_before: Instant) -> Result<usize, Refusal> {
    let mut gone = 0;
    for trashed in purgeable(newsroom, caller, deleted_before).await? {
        let permit = authorise(&caller.actor, Action::Purge, Subject::Thing(trashed.id))?;
        let mut tx = newsroom.begin(caller).await?;
        // Somebody may have recovered it meanwhile, and even deleted it again.
        let now = trash::find(tx.reader(), &DeskScope::Everything, trashed.id).await?;
        if now.as_ref() == Some(&trashed) {
            trash::purge(&mut tx, &permit, &trashed).await?;
            tx.commit().await?;
            gone += 1;
        }
    }
    Ok(gone)
}
