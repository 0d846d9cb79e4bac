//! Taking sections out of the trash.

use masthead_domain::ids::SectionId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::sections::Section;
use masthead_persistence::{Transaction, free_slug, sections, trash};

use super::edit::{check_depth, refused, sibling_slugs};
use crate::{Caller, Newsroom, Refusal};

/// Takes a section out of the trash, without the articles that another one took. It stands where it stood; where that is gone for good, at
/// the top. Where another was given its slug since, it gets a numbered one.
pub(crate) async fn recover(tx: &mut Transaction, caller: &Caller, id: SectionId) -> Result<Section, Refusal> {
    let permit = authorise(&caller.actor, Action::EditSections, Subject::Thing(id.into()))?;
    let before = Newsroom::found("section in the trash", id, sections::in_trash(tx.reader(), id)).await?;
    let tree = sections::tree(tx.reader()).await?;
    let parent = before.parent.filter(|parent| tree.get(*parent).is_some());
    if let (None, Some(gone)) = (parent, before.parent)
        && trash::holds(tx.reader(), gone.into()).await?
    {
        let first = Problem::in_use("The section it stood in is in the trash too; recover that one first.");
        return Err(Refusal::invalid("id", first));
    }
    let slug = free_slug(&before.slug, &sibling_slugs(&tree, parent, None));
    let path = tree.path_below(parent, slug.as_str()).map_err(refused)?;
    check_depth(&path)?;
    let section = Section { parent, slug, path, version: before.version + 1, updated_at: tx.now(), ..before };
    sections::recover(tx, &permit, &section).await?;
    Ok(section)
}
