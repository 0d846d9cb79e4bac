//! A user who forgot their password chooses another, by a link that is mailed to them.

use masthead_domain::mails::Letter;
use masthead_domain::policy::{Action, Actor, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::users::{Email, PasswordReset};
use masthead_persistence::mails::{self, NewMail};
use masthead_persistence::users;

use super::sign_in::Origin;
use super::throttle::{count_reset, forgive, network};
use super::{end_all_of, hash_password};
use crate::secrets::Secret;
use crate::{Caller, Newsroom, Refusal};

/// Has a link mailed to whoever has this address, if anybody does.
///
/// Nothing is looked up here: the request is counted and queued, the same for every address, so neither the answer nor the time it
/// takes tells whether there is an account. [`Refusal::TooManyAttempts`] when the same was asked too often.
pub async fn request_password_reset(newsroom: &Newsroom, email: Email, origin: Origin) -> Result<(), Refusal> {
    count_reset(newsroom, &email, origin.address.as_deref().map(network).as_deref()).await?;
    let now = newsroom.clock.now();
    let expires_at = now + newsroom.gate.settings().password_reset();
    mails::queue_alone(&newsroom.store, NewMail { letter: Letter::PasswordReset, recipient: email, expires_at }, now).await?;
    newsroom.mailroom.wake();
    Ok(())
}

/// Sets the new password, ends all sessions of the user and spends all their links. They sign in again with the new password.
///
/// [`Refusal::Invalid`] at `token` for a link that is made up, over or spent, and for a user who is locked out.
pub async fn reset_password(newsroom: &Newsroom, reset: PasswordReset, origin: Origin) -> Result<(), Refusal> {
    let link = Secret::PasswordReset.hash(&reset.token).ok_or_else(over)?;
    let owner = mails::link_owner(&newsroom.store, &link, Letter::PasswordReset, newsroom.clock.now()).await?.ok_or_else(over)?;
    let hash = hash_password(&newsroom.gate, &reset.new).await?;
    let caller = Caller { actor: Actor::LinkHolder(owner), address: origin.address };
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(owner.into()))?;
    let mut tx = newsroom.begin(&caller).await?;
    let user = users::find(tx.reader(), owner).await?.filter(|user| user.disabled_at.is_none()).ok_or_else(over)?;
    if !mails::spend_link(&tx, &permit, &link, Letter::PasswordReset, owner).await? {
        return Err(over());
    }
    users::set_password(&mut tx, &permit, owner, hash).await?;
    end_all_of(&tx, owner).await?;
    tx.commit().await?;
    forgive(newsroom, &user.email, caller.address.as_deref().map(network).as_deref()).await?;
    tracing::info!(user = %owner, "password reset by a mailed link");
    Ok(())
}

fn over() -> Refusal {
    Refusal::invalid("token", Problem::invalid("This link is over or was used already; ask for a new one."))
}
