//! Finding who signs in with a second factor.

use masthead_domain::ids::UserId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::second_factors::SecondFactor;
use masthead_persistence::second_factors;

use crate::{Caller, Newsroom, Refusal};

/// The second factors of these users: one's own, or anybody's for those who may see the users.
pub async fn of_users(newsroom: &Newsroom, caller: &Caller, users: &[UserId]) -> Result<Vec<SecondFactor>, Refusal> {
    for user in users {
        let action = if caller.actor.user() == Some(*user) { Action::EditOwnAccount } else { Action::ReadUsers };
        authorise(&caller.actor, action, Subject::Thing((*user).into()))?;
    }
    Ok(second_factors::of_users(newsroom.store.reader(), users).await?)
}
