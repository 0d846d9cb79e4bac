//! Handing documents in, and taking them back.

use std::collections::HashMap;

use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::trusted_documents::{DocumentId, NewTrustedDocument, TrustedDocument};
use masthead_persistence::trusted_documents;

use crate::{Caller, Newsroom, Refusal};

/// Adds documents; answers how many of them are new. An id goes on naming the document that it names, all or none are added.
pub async fn add(newsroom: &Newsroom, caller: &Caller, documents: Vec<NewTrustedDocument>) -> Result<usize, Refusal> {
    let permit = authorise(&caller.actor, Action::UpdateSettings, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    let ids: Vec<DocumentId> = documents.iter().map(|document| document.id.clone()).collect();
    let known = trusted_documents::by_ids(tx.reader(), &ids).await?;
    let known: HashMap<_, _> = known.into_iter().map(|document| (document.id, document.text)).collect();
    let mut new = Vec::new();
    for NewTrustedDocument { id, name, text } in documents {
        match known.get(&id) {
            None => new.push(TrustedDocument { id, name, text, added_at: tx.now() }),
            Some(before) if *before == text => {}
            Some(_) => {
                let taken = Problem::invalid(format!("Another document has the id {id}; remove that one first."));
                return Err(Refusal::invalid("documents", taken));
            }
        }
    }
    new.sort_by(|one, other| one.id.cmp(&other.id));
    new.dedup_by(|one, other| one.id == other.id);
    if !new.is_empty() {
        trusted_documents::insert(&mut tx, &permit, &new).await?;
        tx.commit().await?;
    }
    Ok(new.len())
}

/// Takes a document back.
pub async fn remove(newsroom: &Newsroom, caller: &Caller, id: &DocumentId) -> Result<(), Refusal> {
    let permit = authorise(&caller.actor, Action::UpdateSettings, Subject::Newsroom)?;
    let mut tx = newsroom.begin(caller).await?;
    if !trusted_documents::remove(&mut tx, &permit, id).await? {
        return Err(Refusal::NotFound { what: "document", id: id.to_string() });
    }
    tx.commit().await?;
    Ok(())
}
