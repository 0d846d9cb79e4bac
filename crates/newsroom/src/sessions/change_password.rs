//! A user changes their own password.

use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::text::nfc;
use masthead_domain::users::PasswordChange;
use masthead_persistence::users::Credentials;
use masthead_persistence::{sessions, users};

use super::hash_password;
use super::throttle::{Attempt, network};
use crate::{Caller, Newsroom, Refusal};

/// Sets a new password and ends all other sessions of the user.
///
/// [`Refusal::Invalid`] at `currentPassword` if that is wrong. Guessing is throttled by the same counters as signing in,
/// for whoever holds a stolen token could else find the password out here.
pub async fn change_password(newsroom: &Newsroom, caller: &Caller, change: PasswordChange) -> Result<(), Refusal> {
    let signed_in = caller.account_owner()?;
    let user = signed_in.user;
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(user.into()))?;
    let known = check_own_password(newsroom, caller, "currentPassword", &change.current).await?;
    let hash = hash_password(&newsroom.gate, &change.new).await?;
    let mut tx = newsroom.begin(caller).await?;
    if !sessions::hold_account(&tx, user, &known.password_hash).await? {
        return Err(wrong("currentPassword"));
    }
    users::set_password(&mut tx, &permit, user, hash).await?;
    let ended = sessions::end_others(&tx, user, signed_in.session).await?;
    tx.commit().await?;
    tracing::info!(%user, ended, "password changed; all other sessions of the user are over");
    Ok(())
}

/// The credentials of the one who asks, if this is their password; else [`Refusal::Invalid`] at `field`.
pub(crate) async fn check_own_password(newsroom: &Newsroom, caller: &Caller, field: &str, typed: &str) -> Result<Credentials, Refusal> {
    let user = caller.account_owner()?.user;
    let known = users::credentials_of(newsroom.store.reader(), user).await?.ok_or(Refusal::SignInFirst)?;
    let network = caller.address.as_deref().map(network);
    let attempt = Attempt::count(newsroom, known.user.email.as_str(), network.as_deref()).await?;
    if !newsroom.gate.hasher().check(nfc(typed), Some(&known.password_hash)).await? {
        tracing::warn!(%user, network, "change of an account refused: wrong password");
        return Err(wrong(field));
    }
    attempt.succeed(newsroom).await?;
    Ok(known)
}

fn wrong(field: &str) -> Refusal {
    Refusal::invalid(field, Problem::invalid("This is not your current password."))
}
