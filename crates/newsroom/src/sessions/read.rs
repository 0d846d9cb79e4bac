//! Finding the sessions of people.

use masthead_domain::ids::UserId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::sessions::Session;
use masthead_persistence::sessions;

use crate::{Caller, Newsroom, Refusal};

/// The sessions in force of these users, those used last first: one's own, or anybody's for those who may see the users.
pub async fn of_users(newsroom: &Newsroom, caller: &Caller, users: &[UserId]) -> Result<Vec<Session>, Refusal> {
    for user in users {
        let action = if caller.actor.user() == Some(*user) { Action::EditOwnAccount } else { Action::ReadUsers };
        authorise(&caller.actor, action, Subject::Thing((*user).into()))?;
    }
    Ok(sessions::of_users(newsroom.store.reader(), users, newsroom.clock.now()).await?)
}
