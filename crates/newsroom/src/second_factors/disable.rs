//! Turning two-factor sign-in off: by its owner, or by somebody who keeps the users when the owner has lost everything.

use masthead_domain::ids::UserId;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::problems::Problem;
use masthead_domain::second_factors::SecondFactorDisable;
use masthead_domain::users::User;
use masthead_persistence::second_factors::{self, Change};
use masthead_persistence::users;

use super::prove::{proof, wrong};
use super::set_up::not_on;
use crate::sessions::{check_own_password, count_proof, end_all_of, forgive_proofs};
use crate::{Caller, Newsroom, Refusal};

/// Turns one's own off, with the password and the second factor once more.
pub async fn disable(newsroom: &Newsroom, caller: &Caller, command: SecondFactorDisable) -> Result<(), Refusal> {
    let user = caller.account_owner()?.user;
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(user.into()))?;
    check_own_password(newsroom, caller, "password", &command.password.0).await?;
    count_proof(newsroom, user).await?;
    let mut tx = newsroom.begin(caller).await?;
    let factor = second_factors::find(tx.reader(), user).await?.filter(|factor| factor.is_confirmed).ok_or_else(not_on)?;
    let proof = proof(&factor, &command.proof, tx.now())?;
    if !second_factors::spend(&tx, &permit, user, &proof).await? {
        return Err(wrong(&command.proof));
    }
    second_factors::remove(&mut tx, &permit, user, Change::Off).await?;
    tx.commit().await?;
    forgive_proofs(newsroom, user).await?;
    tracing::info!(%user, "two-factor sign-in turned off");
    Ok(())
}

/// Turns somebody's off who lost authenticator and recovery codes, and ends their sessions: who knows who has the authenticator now.
pub async fn reset(newsroom: &Newsroom, caller: &Caller, id: UserId) -> Result<User, Refusal> {
    let permit = authorise(&caller.actor, Action::EditUsers, Subject::Thing(id.into()))?;
    if caller.actor.user() == Some(id) {
        return Err(Refusal::invalid("userId", Problem::invalid("Turn your own off with twoFactorDisable, or ask another admin.")));
    }
    let mut tx = newsroom.begin(caller).await?;
    let user = Newsroom::found("user", id, users::find(tx.reader(), id)).await?;
    if second_factors::remove(&mut tx, &permit, id, Change::Reset).await? {
        end_all_of(&tx, id).await?;
    }
    tx.commit().await?;
    tracing::info!(user = %id, by = caller.actor.user().map(tracing::field::display), "second factor of a user reset");
    Ok(user)
}
