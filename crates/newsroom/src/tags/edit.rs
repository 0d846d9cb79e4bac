//! Adding, changing and deleting tags.

use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::slugs::Slug;
use masthead_domain::tags::{Tag, TagCreate, TagDelete, TagUpdate};
use masthead_persistence::{StoreError, tags};

use crate::slugs::{choose, taken_already};
use crate::{Caller, Newsroom, Refusal};

/// Adds a tag.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: TagCreate) -> Result<Tag, Refusal> {
    let permit = authorise(&caller.actor, Action::EditTags, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    let wanted = command.slug.clone().unwrap_or_else(|| Slug::of(&command.name, "tag"));
    let taken = tags::taken_slugs(tx.reader(), &wanted, None).await?;
    let remembered = tags::remembered_slugs(tx.reader(), &wanted).await?;
    let slug = choose(command.slug, &command.name, "tag", &taken, &remembered).map_err(|problem| Refusal::Invalid(vec![problem]))?;
    let tag = Tag {
        id: tx.new_id().into(),
        kind: command.kind,
        name: command.name,
        slug,
        description: command.description,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    tags::insert(&mut tx, &permit, &tag).await?;
    tx.commit().await?;
    Ok(tag)
}

/// Changes a tag.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: TagUpdate) -> Result<Tag, Refusal> {
    let permit = authorise(&caller.actor, Action::EditTags, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let before = Newsroom::found("tag", command.id, tags::find(tx.reader(), command.id)).await?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (before.version, before.updated_at)).await?;
    let after = command.apply(&before);
    if after == before {
        return Ok(before);
    }
    if after.slug != before.slug && tags::taken_slugs(tx.reader(), &after.slug, Some(after.id)).await?.contains(after.slug.as_str()) {
        return Err(Refusal::Invalid(vec![taken_already(&after.slug)]));
    }
    let after = Tag { version: before.version + 1, updated_at: tx.now(), ..after };
    tags::update(&mut tx, &permit, &before, &after).await?;
    tx.commit().await?;
    Ok(after)
}

/// Deletes a tag that no article uses.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, command: TagDelete) -> Result<Tag, Refusal> {
    let permit = authorise(&caller.actor, Action::EditTags, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let tag = Newsroom::found("tag", command.id, tags::find(tx.reader(), command.id)).await?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (tag.version, tag.updated_at)).await?;
    match tags::delete(&mut tx, &permit, &tag).await {
        Err(StoreError::Constraint(_)) => {
            let in_use = Problem::in_use("Articles use this tag; take it off them first.");
            Err(Refusal::invalid("id", in_use))
        }
        deleted => {
            deleted?;
            tx.commit().await?;
            Ok(tag)
        }
    }
}
