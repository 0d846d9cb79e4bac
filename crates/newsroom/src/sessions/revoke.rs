//! Ending sessions that are not the one in use: a lost phone's, a forgotten browser's, those of somebody else.

use masthead_domain::ids::{SessionId, UserId};
use masthead_domain::policy::{Action, Denied, Permit, Subject, authorise};
use masthead_domain::sessions::{Session, SessionsRevokeAll};
use masthead_persistence::{sessions, users};

use crate::{Caller, Newsroom, Refusal};

/// Ends one session at once, on every node. Whoever may not keep the users finds their own sessions only.
pub async fn revoke(newsroom: &Newsroom, caller: &Caller, id: SessionId) -> Result<Session, Refusal> {
    let mut tx = newsroom.begin(caller).await?;
    let session = Newsroom::found("session", id, sessions::find(tx.reader(), id, tx.now())).await?;
    let permit = permit(caller, session.user).map_err(|denied| match denied {
        Denied::NotAllowed(_) => Refusal::NotFound { what: "session", id: id.to_string() },
        Denied::SignInFirst | Denied::SecondFactorFirst => denied.into(),
    })?;
    sessions::end_one(&mut tx, &permit, &session).await?;
    tx.commit().await?;
    tracing::info!(user = %session.user, session = %id, by = caller.actor.user().map(tracing::field::display), "session revoked");
    Ok(session)
}

/// Ends all sessions of a user, one's own unless another is named. Answers how many were in force.
pub async fn revoke_all(newsroom: &Newsroom, caller: &Caller, command: SessionsRevokeAll) -> Result<u64, Refusal> {
    let signed_in = caller.account_owner()?;
    let user = command.user.unwrap_or(signed_in.user);
    let permit = permit(caller, user)?;
    let mut tx = newsroom.begin(caller).await?;
    Newsroom::found("user", user, users::find(tx.reader(), user)).await?;
    let ended = if command.except_current && user == signed_in.user {
        sessions::end_others(&tx, user, signed_in.session).await?
    } else {
        sessions::end_all(&tx, user).await?
    };
    if ended > 0 {
        sessions::record_end_of_all(&mut tx, &permit, user, ended);
    }
    tx.commit().await?;
    tracing::info!(%user, ended, by = %signed_in.user, "sessions of a user revoked");
    Ok(ended)
}

/// One's own sessions are part of one's account; all others are for those who keep the users.
fn permit(caller: &Caller, owner: UserId) -> Result<Permit, Denied> {
    let action = if caller.actor.user() == Some(owner) { Action::EditOwnAccount } else { Action::EditUsers };
    authorise(&caller.actor, action, Subject::Thing(owner.into()))
}
