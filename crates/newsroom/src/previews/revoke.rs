//! Ending a preview before its time.

use masthead_domain::ids::PreviewId;
use masthead_domain::policy::{Action, Denied, Subject, authorise};
use masthead_domain::previews::Preview;
use masthead_persistence::previews;

use crate::{Caller, Newsroom, Refusal};

/// Ends a preview at once, on every node. Whoever edits in sections only finds their own previews.
pub async fn revoke(newsroom: &Newsroom, caller: &Caller, id: PreviewId) -> Result<Preview, Refusal> {
    let mut tx = newsroom.begin(caller).await?;
    let preview = Newsroom::found("preview", id, previews::find(tx.reader(), id)).await?;
    let subject = if caller.actor.user() == Some(preview.created_by) { Subject::Thing(id.into()) } else { Subject::Newsroom };
    let permit = authorise(&caller.actor, Action::ShareArticle, subject).map_err(|denied| match denied {
        Denied::NotAllowed(_) => Refusal::NotFound { what: "preview", id: id.to_string() },
        Denied::SignInFirst | Denied::SecondFactorFirst => denied.into(),
    })?;
    if preview.revoked_at.is_some() {
        return Ok(preview);
    }
    let ended = previews::revoke(&mut tx, &permit, &preview).await?;
    tx.commit().await?;
    Ok(ended)
}
