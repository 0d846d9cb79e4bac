//! Which program it is, by its token.

use masthead_domain::policy::Actor;
use masthead_persistence::api_tokens;

use super::secret::{hash, is_meant_as_one};
use crate::sessions::count_failed_token;
use crate::{Newsroom, Refusal};

/// Whether this is meant to be an API token.
pub fn is_one(bearer: &str) -> bool {
    is_meant_as_one(bearer)
}

/// The program behind a token, with what it may do now. [`Refusal::SignInFirst`] for a token that is made up, over or taken back, and
/// for one whose maker may make none any more; [`Refusal::TooManyAttempts`] when too many of those came from this address.
///
/// A good token is never refused for what others do at its address: nobody guesses 256 bits, and a server room has one address.
pub async fn authenticate(newsroom: &Newsroom, bearer: &str, address: Option<&str>) -> Result<Actor, Refusal> {
    let (db, now) = (newsroom.store.reader(), newsroom.clock.now());
    let token = match hash(bearer) {
        Some(hash) => api_tokens::by_hash(db, &hash).await?,
        None => None,
    };
    if let Some(token) = token
        && let Some(machine) = api_tokens::machine(db, &token, now).await?
    {
        if let Err(error) = api_tokens::note_use(&newsroom.store, &token, now).await {
            tracing::warn!(%error, token = %token.id, "the use of an API token was not noted");
        }
        return Ok(Actor::Token(machine));
    }
    count_failed_token(newsroom, address).await?;
    tracing::warn!(address, "an API token was refused");
    Err(Refusal::SignInFirst)
}
