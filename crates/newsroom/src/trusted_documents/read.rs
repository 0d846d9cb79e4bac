//! Finding trusted documents.

use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::trusted_documents::{DocumentId, TrustedDocument};
use masthead_persistence::trusted_documents;

use crate::{Caller, Newsroom, Refusal};

/// All of them, by name and id.
pub async fn all(newsroom: &Newsroom, caller: &Caller) -> Result<Vec<TrustedDocument>, Refusal> {
    authorise(&caller.actor, Action::UpdateSettings, Subject::Newsroom)?;
    Ok(trusted_documents::all(newsroom.store.reader()).await?)
}

/// The document with this id. Everybody may ask with it, who knows how it is named.
pub async fn find(newsroom: &Newsroom, id: &DocumentId) -> Result<Option<TrustedDocument>, Refusal> {
    Ok(trusted_documents::by_ids(newsroom.store.reader(), std::slice::from_ref(id)).await?.pop())
}
