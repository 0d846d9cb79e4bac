//! Adding, changing, renaming and moving sections.

use std::collections::HashSet;

use masthead_domain::ids::SectionId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::sections::{Section, SectionCreate, SectionTree, SectionUpdate};
use masthead_domain::slugs::Slug;
use masthead_persistence::sections;

use crate::slugs::{choose, taken_already};
use crate::{Caller, Newsroom, Refusal};

const MAX_DEPTH: usize = 8;

/// Adds a section.
pub async fn create(newsroom: &Newsroom, caller: &Caller, command: SectionCreate) -> Result<Section, Refusal> {
    let permit = authorise(&caller.actor, Action::EditSections, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    let tree = sections::tree(tx.reader()).await?;
    let taken = sibling_slugs(&tree, command.parent, None);
    let begins = tree.path_below(command.parent, Slug::of(&command.name, "section").stem()).map_err(refused)?;
    let remembered = sections::remembered_paths(tx.reader(), &begins).await?;
    let remembered = remembered.iter().filter_map(|path| path.rsplit('/').next()).map(str::to_owned).collect();
    let slug = choose(command.slug, &command.name, "section", &taken, &remembered).map_err(refused)?;
    let path = tree.path_below(command.parent, slug.as_str()).map_err(refused)?;
    check_depth(&path)?;
    let section = Section {
        id: tx.new_id().into(),
        parent: command.parent,
        name: command.name,
        slug,
        path,
        description: command.description,
        position: command.position.unwrap_or_else(|| tree.next_position(command.parent)),
        seo_title: command.seo_title,
        seo_description: command.seo_description,
        required_approvals: command.required_approvals,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    sections::insert(&mut tx, &permit, &section).await?;
    tx.commit().await?;
    Ok(section)
}

/// Changes a section. A new slug or parent moves everything below it; old paths keep answering.
pub async fn update(newsroom: &Newsroom, caller: &Caller, command: SectionUpdate) -> Result<Section, Refusal> {
    let permit = authorise(&caller.actor, Action::EditSections, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let tree = sections::tree(tx.reader()).await?;
    let id = command.id;
    let before = tree.get(id).ok_or_else(|| Refusal::NotFound { what: "section", id: id.to_string() })?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (before.version, before.updated_at)).await?;
    let after = command.apply(before);
    if after == **before {
        return Ok(after);
    }
    let path = new_path(&tree, &after)?;
    let after = Section { path, version: before.version + 1, updated_at: tx.now(), ..after };
    sections::update(&mut tx, &permit, &tree, &after).await?;
    tx.commit().await?;
    Ok(after)
}

fn new_path(tree: &SectionTree, after: &Section) -> Result<String, Refusal> {
    tree.check_move(after.id, after.parent).map_err(refused)?;
    let path = tree.path_below(after.parent, after.slug.as_str()).map_err(refused)?;
    if sibling_slugs(tree, after.parent, Some(after.id)).contains(after.slug.as_str()) {
        return Err(refused(taken_already(&after.slug)));
    }
    let old_depth = tree.get(after.id).map_or(0, |before| depth(&before.path));
    let deepest = tree.subtree(after.id).iter().map(|section| depth(&section.path)).max().unwrap_or(0);
    check_depth(&format!("{path}{}", "/x".repeat(deepest.saturating_sub(old_depth))))?;
    Ok(path)
}

pub(super) fn sibling_slugs(tree: &SectionTree, parent: Option<SectionId>, except: Option<SectionId>) -> HashSet<String> {
    tree.children(parent).filter(|sibling| Some(sibling.id) != except).map(|sibling| sibling.slug.to_string()).collect()
}

fn depth(path: &str) -> usize {
    path.split('/').count()
}

pub(super) fn check_depth(path: &str) -> Result<(), Refusal> {
    if depth(path) <= MAX_DEPTH {
        return Ok(());
    }
    Err(Refusal::invalid("parentId", Problem::invalid(format!("Sections can be nested {MAX_DEPTH} deep; this would be deeper."))))
}

pub(super) fn refused(problem: Problem) -> Refusal {
    Refusal::Invalid(vec![problem])
}
