//! Adding, changing and deleting contributors.

use masthead_domain::contributors::{Contributor, ContributorCreate, ContributorDelete, ContributorUpdate};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::slugs::Slug;
use masthead_persistence::{StoreError, contributors};

use crate::slugs::{choose, taken_already};
use crate::{Caller, Newsroom, Refusal};

/// Adds a contributor.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: ContributorCreate) -> Result<Contributor, Refusal> {
    let permit = authorise(&caller.actor, Action::EditContributors, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    let wanted = command.slug.clone().unwrap_or_else(|| Slug::of(&command.name, "contributor"));
    let taken = contributors::taken_slugs(tx.reader(), &wanted, None).await?;
    let remembered = contributors::remembered_slugs(tx.reader(), &wanted).await?;
    let slug =
        choose(command.slug, &command.name, "contributor", &taken, &remembered).map_err(|problem| Refusal::Invalid(vec![problem]))?;
    let contributor = Contributor {
        id: tx.new_id().into(),
        user: command.user,
        name: command.name,
        slug,
        bio: command.bio,
        role: command.role,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    contributors::insert(&mut tx, &permit, &contributor).await.map_err(unknown_user)?;
    tx.commit().await?;
    Ok(contributor)
}

/// Changes a contributor.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: ContributorUpdate) -> Result<Contributor, Refusal> {
    let permit = authorise(&caller.actor, Action::EditContributors, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let before = Newsroom::found("contributor", command.id, contributors::find(tx.reader(), command.id)).await?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (before.version, before.updated_at)).await?;
    let after = command.apply(&before);
    if after == before {
        return Ok(before);
    }
    if after.slug != before.slug && contributors::taken_slugs(tx.reader(), &after.slug, Some(after.id)).await?.contains(after.slug.as_str())
    {
        return Err(Refusal::Invalid(vec![taken_already(&after.slug)]));
    }
    let after = Contributor { version: before.version + 1, updated_at: tx.now(), ..after };
    contributors::update(&mut tx, &permit, &before, &after).await.map_err(unknown_user)?;
    tx.commit().await?;
    Ok(after)
}

/// Deletes a contributor whom no article credits.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, command: ContributorDelete) -> Result<Contributor, Refusal> {
    let permit = authorise(&caller.actor, Action::EditContributors, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let contributor = Newsroom::found("contributor", command.id, contributors::find(tx.reader(), command.id)).await?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (contributor.version, contributor.updated_at)).await?;
    match contributors::delete(&mut tx, &permit, &contributor).await {
        Err(StoreError::Constraint(_)) => {
            let in_use = Problem::in_use("Articles credit this contributor; take them off those first.");
            Err(Refusal::invalid("id", in_use))
        }
        deleted => {
            deleted?;
            tx.commit().await?;
            Ok(contributor)
        }
    }
}

/// The user is the one thing a contributor refers to, so a broken reference can only be that.
fn unknown_user(error: StoreError) -> Refusal {
    match error {
        StoreError::Constraint(_) => Refusal::invalid("userId", Problem::unknown("There is no such user.")),
        other => other.into(),
    }
}
