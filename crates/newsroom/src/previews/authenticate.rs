//! Whose guest it is, by the token of a preview.

use masthead_domain::policy::Actor;
use masthead_persistence::previews;

use crate::secrets::Secret;
use crate::sessions::count_failed_token;
use crate::{Newsroom, Refusal};

/// Whether this is meant to be the token of a preview.
pub fn is_one(bearer: &str) -> bool {
    Secret::Preview.is_meant_by(bearer)
}

/// The guest behind a token. [`Refusal::SignInFirst`] for a token that is made up or over, and for one whose maker is locked out;
/// [`Refusal::TooManyAttempts`] when too many of those came from this address.
pub async fn authenticate(newsroom: &Newsroom, bearer: &str, address: Option<&str>) -> Result<Actor, Refusal> {
    let guest = match Secret::Preview.hash(bearer) {
        Some(hash) => previews::guest(newsroom.store.reader(), &hash, newsroom.clock.now()).await?,
        None => None,
    };
    if let Some(guest) = guest {
        return Ok(Actor::Guest(Box::new(guest)));
    }
    count_failed_token(newsroom, address).await?;
    tracing::info!(address, "the token of a preview was refused");
    Err(Refusal::SignInFirst)
}
