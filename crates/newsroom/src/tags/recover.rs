//! Taking tags out of the trash.

use masthead_domain::ids::TagId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::tags::Tag;
use masthead_persistence::{Transaction, free_slug, tags};

use crate::{Caller, Newsroom, Refusal};

/// Takes a tag out of the trash. Where another was given its slug since, it gets a numbered one.
pub(crate) async fn recover(tx: &mut Transaction, caller: &Caller, id: TagId) -> Result<Tag, Refusal> {
    let permit = authorise(&caller.actor, Action::EditTags, Subject::Thing(id.into()))?;
    let before = Newsroom::found("tag in the trash", id, tags::in_trash(tx.reader(), id)).await?;
    let slug = free_slug(&before.slug, &tags::taken_slugs(tx.reader(), &before.slug, None).await?);
    let tag = Tag { slug, version: before.version + 1, updated_at: tx.now(), ..before };
    tags::recover(tx, &permit, &tag).await?;
    Ok(tag)
}
