//! The previews there are.

use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::previews::Preview;
use masthead_persistence::previews;

use crate::{Caller, Newsroom, Refusal};

/// The previews in force, the newest first: all for whoever edits in the whole newsroom, their own for everybody else.
pub async fn list(newsroom: &Newsroom, caller: &Caller) -> Result<Vec<Preview>, Refusal> {
    let user = caller.signed_in()?.user;
    let sees_all = authorise(&caller.actor, Action::ShareArticle, Subject::Newsroom).is_ok();
    let mut found = previews::in_force(newsroom.store.reader(), newsroom.clock.now()).await?;
    found.retain(|preview| sees_all || preview.created_by == user);
    Ok(found)
}
