//! Who somebody is.

use masthead_domain::policy::Actor;
use masthead_domain::users::User;
use masthead_persistence::sessions::{self, Standing};
use masthead_persistence::users;

use crate::{Caller, Newsroom, Refusal};

/// The user behind an access token, with the role they have now. [`Refusal::SignInFirst`] for anything that is not right:
/// a made-up or expired token, a session that is over, a user who is locked out.
pub async fn authenticate(newsroom: &Newsroom, bearer: &str) -> Result<Actor, Refusal> {
    let now = newsroom.clock.now();
    let claims = newsroom.gate.read(&newsroom.store, bearer, now).await?;
    let standing = sessions::standing(newsroom.store.reader(), claims.sid, claims.sub, now).await?;
    standing.map(Standing::actor).ok_or(Refusal::SignInFirst)
}

/// The one who asks.
pub async fn me(newsroom: &Newsroom, caller: &Caller) -> Result<User, Refusal> {
    let id = caller.account_owner()?.user;
    users::find(newsroom.store.reader(), id).await?.ok_or(Refusal::SignInFirst)
}
