//! Looking into the trash.

use masthead_domain::paging::{Page, PageRequest};
use masthead_domain::policy::desk_scope;
use masthead_domain::trash::{TrashKind, Trashed};
use masthead_persistence::trash;

use crate::{Caller, Newsroom, Refusal};

/// What was deleted, the newest first: sections, tags and contributors, and the articles that the caller would see at the desk.
pub async fn page(newsroom: &Newsroom, caller: &Caller, kinds: &[TrashKind], request: &PageRequest) -> Result<Page<Trashed>, Refusal> {
    let scope = desk_scope(&caller.actor)?;
    Ok(trash::page(newsroom.store.reader(), &scope, kinds, request).await?)
}
