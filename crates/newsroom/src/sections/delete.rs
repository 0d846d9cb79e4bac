//! Deleting a section, whose articles another one takes.

use std::sync::Arc;

use masthead_domain::articles::move_section;
use masthead_domain::policy::{Action, Permit, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::sections::{Section, SectionDelete, SectionTree};
use masthead_persistence::{StoreError, Transaction, articles, publications, sections};

use crate::{Caller, Newsroom, Refusal};

/// Deletes a section. One that has articles needs the section that takes them; one that has sections below it cannot go.
pub async fn delete(newsroom: &Newsroom, caller: &Caller, command: SectionDelete) -> Result<Section, Refusal> {
    let permit = authorise(&caller.actor, Action::EditSections, Subject::Thing(command.id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let tree = sections::tree(tx.reader()).await?;
    let not_found = || Refusal::NotFound { what: "section", id: command.id.to_string() };
    let section = tree.get(command.id).ok_or_else(not_found)?;
    Newsroom::check_version(&tx, command.id, command.expected_version, (section.version, section.updated_at)).await?;
    if tree.children(Some(section.id)).next().is_some() {
        let in_use = Problem::in_use("Sections stand below this one; move or delete them first.");
        return Err(Refusal::invalid("id", in_use));
    }
    let heir = heir(&tree, &command)?;
    if let Some(heir) = heir {
        hand_over(&mut tx, &permit, &tree, section, heir).await?;
    }
    // Where nobody takes the articles, because there are none, readers of the old path are sent one step up.
    let leads_to = heir.or_else(|| section.parent.and_then(|parent| tree.get(parent)));
    match sections::delete(&mut tx, &permit, section, leads_to.map(AsRef::as_ref)).await {
        Err(StoreError::Constraint(_)) => {
            let required = Problem::required("Articles stand in this section; name the section that takes them.");
            Err(Refusal::invalid("moveArticlesTo", required))
        }
        deleted => {
            deleted?;
            tx.commit().await?;
            Ok(Section::clone(section))
        }
    }
}

fn heir<'a>(tree: &'a SectionTree, command: &SectionDelete) -> Result<Option<&'a Arc<Section>>, Refusal> {
    let Some(id) = command.move_articles_to else { return Ok(None) };
    if id == command.id {
        return Err(Refusal::invalid("moveArticlesTo", Problem::invalid("A section cannot take its own articles; name another.")));
    }
    let unknown = || Refusal::invalid("moveArticlesTo", Problem::unknown("There is no such section."));
    tree.get(id).map(Some).ok_or_else(unknown)
}

async fn hand_over(tx: &mut Transaction, permit: &Permit, tree: &SectionTree, section: &Section, heir: &Section) -> Result<(), Refusal> {
    for article in articles::in_section(tx.reader(), section.id).await? {
        let editor = permit.actor().unwrap_or(article.updated_by);
        let change = move_section(&article, section.id, heir.id, editor, tx.now());
        articles::commit(tx, permit, Some(&article), &change).await?;
    }
    // What is left are live editions whose working copies have gone on, or stand elsewhere already.
    Ok(publications::move_to_section(tx, permit, tree, section.id, heir.id).await?)
}
