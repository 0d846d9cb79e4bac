//! Accepting an invitation.

use masthead_domain::invitations::InvitationAccept;
use masthead_domain::mails::Letter;
use masthead_domain::policy::{Action, Actor, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_persistence::users::Credentials;
use masthead_persistence::{invitations, mails, users};

use crate::secrets::Secret;
use crate::sessions::{Granted, Origin, Shown, hash_password, open};
use crate::{Caller, Newsroom, Refusal};

/// Gives the account its password and begins its first session.
///
/// [`Refusal::Invalid`] at `token` for a link that is made up, over or spent, and for a user who is locked out.
/// Nobody who is still invited can have a second factor: they never had a password to set one up with.
pub async fn accept(newsroom: &Newsroom, accept: InvitationAccept, origin: Origin) -> Result<Granted, Refusal> {
    let link = Secret::Invitation.hash(&accept.token).ok_or_else(over)?;
    let owner = mails::link_owner(&newsroom.store, &link, Letter::Invitation, newsroom.clock.now()).await?.ok_or_else(over)?;
    let password_hash = hash_password(&newsroom.gate, &accept.password).await?;
    let caller = Caller { actor: Actor::LinkHolder(owner), address: origin.address.clone() };
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(owner.into()))?;
    let mut tx = newsroom.begin(&caller).await?;
    let user = users::find(tx.reader(), owner).await?.filter(|user| user.disabled_at.is_none()).ok_or_else(over)?;
    if !mails::spend_link(&tx, &permit, &link, Letter::Invitation, owner).await? || !invitations::accepted(&tx, &permit, owner).await? {
        return Err(over());
    }
    users::set_password(&mut tx, &permit, owner, password_hash.clone()).await?;
    tx.commit().await?;
    tracing::info!(user = %owner, "invitation accepted");
    open(newsroom, Credentials { user, password_hash }, Shown::Link, origin).await
}

fn over() -> Refusal {
    Refusal::invalid("token", Problem::invalid("This invitation is over or was accepted already; ask to be invited again."))
}
