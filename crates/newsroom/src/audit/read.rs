//! Reading the trail and following its chain.

use masthead_domain::audit::{AuditEntry, Flaw, Seal};
use masthead_domain::paging::{Page, PageRequest};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::audit::{self, AuditFilter};

use crate::{Caller, Newsroom, Refusal};

/// Who did what, the newest first, for those who may know.
pub async fn page(newsroom: &Newsroom, caller: &Caller, filter: &AuditFilter, request: &PageRequest) -> Result<Page<AuditEntry>, Refusal> {
    authorise(&caller.actor, Action::ReadAudit, Subject::Newsroom)?;
    Ok(audit::page(newsroom.store.reader(), filter, request).await?)
}

/// Follows the whole chain. Answers how many entries there are and the seal of the last, or the first flaw. `noted` is the number
/// and the seal that an earlier call answered: only somebody who keeps those elsewhere notices a trail that was written anew.
pub async fn verify(newsroom: &Newsroom, caller: &Caller, noted: Option<(i64, Seal)>) -> Result<Result<(i64, Seal), Flaw>, Refusal> {
    authorise(&caller.actor, Action::ReadAudit, Subject::Newsroom)?;
    Ok(audit::verify(newsroom.store.reader(), noted).await?)
}
