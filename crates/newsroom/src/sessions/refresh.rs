//! Exchanging a refresh token for new tokens.

use masthead_persistence::sessions::{self, Rotation};

use super::sign_in::{Granted, Origin, next};
use crate::secrets::Secret;
use crate::{Newsroom, Refusal};

/// New tokens for a refresh token, which is spent by this.
///
/// [`Refusal::SignInFirst`] for anything else: a token that is unknown, expired or spent, a session that is over, a user who
/// is locked out. A token that was spent before ends its session (RFC 9700, section 4.14.2), for two parties hold it and which
/// of them is the thief cannot be told. There is no time of grace: of two requests with one token at the same instant one
/// gets tokens, and both have to sign in again, so a client must send one refresh at a time.
pub async fn refresh(newsroom: &Newsroom, token: &str, origin: Origin) -> Result<Granted, Refusal> {
    let hash = Secret::Refresh.hash(token).ok_or(Refusal::SignInFirst)?;
    let now = newsroom.clock.now();
    let refresh_token = Secret::Refresh.generate()?;
    let next = next(newsroom, &refresh_token, now)?;
    match sessions::rotate(&newsroom.store, &hash, next, now).await? {
        Rotation::Rotated { session, user, expires_at } => {
            tracing::info!(user = %user.id, %session, "session refreshed");
            Granted::new(newsroom, *user, session, (refresh_token, expires_at), now).await
        }
        Rotation::Reused { session, was_in_force } => {
            tracing::warn!(%session, was_in_force, address = origin.address, "a spent refresh token was used again; its session is over");
            Err(Refusal::SignInFirst)
        }
        Rotation::Refused => {
            tracing::info!(address = origin.address, "refresh refused");
            Err(Refusal::SignInFirst)
        }
    }
}
