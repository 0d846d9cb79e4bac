//! Finding users.

use masthead_domain::ids::UserId;
use masthead_domain::policy::{Action, Subject, authorise, desk_scope};
use masthead_domain::users::User;
use masthead_persistence::users;

use crate::{Caller, Newsroom, Refusal};

/// All users, for those who keep them.
pub async fn all(newsroom: &Newsroom, caller: &Caller) -> Result<Vec<User>, Refusal> {
    authorise(&caller.actor, Action::ReadUsers, Subject::Newsroom)?;
    Ok(users::all(newsroom.store.reader()).await?)
}

/// One user, for those who keep them; none if there is no such user.
pub async fn find(newsroom: &Newsroom, caller: &Caller, id: UserId) -> Result<Option<User>, Refusal> {
    authorise(&caller.actor, Action::ReadUsers, Subject::Thing(id.into()))?;
    Ok(users::find(newsroom.store.reader(), id).await?)
}

/// Colleagues by id, for whoever sees the desk: an article there says who wrote it.
pub async fn by_ids(newsroom: &Newsroom, caller: &Caller, ids: &[UserId]) -> Result<Vec<User>, Refusal> {
    desk_scope(&caller.actor)?;
    Ok(users::by_ids(newsroom.store.reader(), ids).await?)
}
