//! Ending sessions.

use masthead_domain::ids::UserId;
use masthead_persistence::{Transaction, sessions};

use crate::{Caller, Newsroom, Refusal};

/// Ends the session of the one who asks: its access tokens and its refresh token are worth nothing from now on.
pub async fn sign_out(newsroom: &Newsroom, caller: &Caller) -> Result<(), Refusal> {
    let signed_in = caller.account_owner()?;
    sessions::end(&newsroom.store, signed_in.session, newsroom.clock.now()).await?;
    tracing::info!(user = %signed_in.user, session = %signed_in.session, "signed out");
    Ok(())
}

/// Ends all sessions of a user together with the change that `tx` makes, such as locking them out or setting a new password
/// for them.
pub async fn end_all_of(tx: &Transaction, user: UserId) -> Result<(), Refusal> {
    let ended = sessions::end_all(tx, user).await?;
    tracing::info!(%user, ended, "sessions of a user end with this change");
    Ok(())
}
