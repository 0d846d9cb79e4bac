//! Finding who was invited and has not accepted yet.

use masthead_domain::ids::UserId;
use masthead_domain::invitations::Invitation;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_persistence::invitations;

use crate::{Caller, Newsroom, Refusal};

/// The invitations of those among these users who have not accepted yet, for those who keep the users.
pub async fn of_users(newsroom: &Newsroom, caller: &Caller, users: &[UserId]) -> Result<Vec<Invitation>, Refusal> {
    authorise(&caller.actor, Action::ReadUsers, Subject::Newsroom)?;
    Ok(invitations::of_users(newsroom.store.reader(), users).await?)
}
