//! Inviting somebody, and inviting them again.

use masthead_domain::ids::UserId;
use masthead_domain::invitations::{Invitation, UserInvite};
use masthead_domain::mails::Letter;
use masthead_domain::policy::{Action, Permit, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::users::User;
use masthead_persistence::mails::{self, NewMail};
use masthead_persistence::{Transaction, invitations, users};

use crate::sessions::nobodys_hash;
use crate::users::{Newcomer, add};
use crate::{Caller, Newsroom, Refusal};

/// Makes an account that nobody can sign in to yet, and has a link mailed that lets its owner choose a password.
pub async fn invite(newsroom: &Newsroom, caller: &Caller, command: UserInvite) -> Result<User, Refusal> {
    let permit = authorise(&caller.actor, Action::EditUsers, Subject::Newsroom)?;
    let hash = nobodys_hash(&newsroom.gate).await?;
    let mut tx = newsroom.begin(caller).await?;
    let UserInvite { email, name, role, section_roles } = command;
    let user = add(&mut tx, &permit, Newcomer { email, name, role, section_roles }, hash).await?;
    send(newsroom, &mut tx, &permit, &user).await?;
    tx.commit().await?;
    newsroom.mailroom.wake();
    Ok(user)
}

/// Mails a new link to somebody who has not accepted yet; earlier ones work no longer.
///
/// [`Refusal::Invalid`] at `userId` for a user who has accepted or is locked out.
pub async fn renew(newsroom: &Newsroom, caller: &Caller, id: UserId) -> Result<User, Refusal> {
    let permit = authorise(&caller.actor, Action::EditUsers, Subject::Thing(id.into()))?;
    let mut tx = newsroom.begin(caller).await?;
    let user = Newsroom::found("user", id, users::find(tx.reader(), id)).await?;
    if user.disabled_at.is_some() || invitations::find(tx.reader(), id).await?.is_none() {
        let why = "This user has accepted their invitation, never had one, or is locked out; nothing was sent.";
        return Err(Refusal::invalid("userId", Problem::invalid(why)));
    }
    mails::drop_links(&tx, &permit, id).await?;
    send(newsroom, &mut tx, &permit, &user).await?;
    tx.commit().await?;
    newsroom.mailroom.wake();
    Ok(user)
}

async fn send(newsroom: &Newsroom, tx: &mut Transaction, permit: &Permit, user: &User) -> Result<(), Refusal> {
    let expires_at = tx.now() + newsroom.gate.settings().invitation();
    let invitation = Invitation { user: user.id, invited_by: permit.actor(), invited_at: tx.now(), expires_at };
    invitations::invite(tx, permit, &invitation).await?;
    let mail = NewMail { letter: Letter::Invitation, recipient: user.email.clone(), expires_at };
    Ok(mails::queue(tx, permit, mail).await?)
}
