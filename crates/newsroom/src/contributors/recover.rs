//! Taking contributors out of the trash.

use masthead_domain::contributors::Contributor;
use masthead_domain::ids::ContributorId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::{Transaction, contributors, free_slug};

use crate::{Caller, Newsroom, Refusal};

/// Takes a contributor out of the trash. Where another was given its slug since, it gets a numbered one.
pub(crate) async fn recover(tx: &mut Transaction, caller: &Caller, id: ContributorId) -> Result<Contributor, Refusal> {
    let permit = authorise(&caller.actor, Action::EditContributors, Subject::Thing(id.into()))?;
    let before = Newsroom::found("contributor in the trash", id, contributors::in_trash(tx.reader(), id)).await?;
    let slug = free_slug(&before.slug, &contributors::taken_slugs(tx.reader(), &before.slug, None).await?);
    let contributor = Contributor { slug, version: before.version + 1, updated_at: tx.now(), ..before };
    contributors::recover(tx, &permit, &contributor).await?;
    Ok(contributor)
}
