//! The second half of signing in: the password was right, and the second factor is shown.

use std::fmt;
use std::time::Duration;

use masthead_domain::ids::UserId;
use masthead_domain::problems::Problem;
use masthead_domain::second_factors::SignInProof;
use masthead_domain::time::Instant;
use masthead_persistence::second_factors::{self, NewChallenge, Passed};
use masthead_persistence::users;

use super::prove::{proof, wrong};
use crate::secrets::Secret;
use crate::sessions::{Granted, Origin, Shown, count_proof, forgive_proofs, open};
use crate::{Newsroom, Refusal};

/// How long a sign-in waits for its second factor.
const PATIENCE: Duration = Duration::from_mins(5);

/// What somebody holds whose password was right. It never prints its token.
#[derive(Clone, PartialEq, Eq)]
pub struct Challenge {
    /// To be shown with the second factor; works once.
    pub token: String,
    /// Until when.
    pub expires_at: Instant,
}

impl fmt::Debug for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Challenge").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// A challenge, and the second factor for it.
#[derive(Clone)]
pub struct SecondFactorSignIn {
    /// The challenge's token.
    pub challenge: String,
    /// What is shown.
    pub proof: SignInProof,
}

impl fmt::Debug for SecondFactorSignIn {
    /// Leaves the token out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecondFactorSignIn").field("proof", &self.proof).finish_non_exhaustive()
    }
}

/// A challenge for somebody whose password was right, if they sign in with a second factor.
pub(crate) async fn challenge(newsroom: &Newsroom, user: UserId, password_hash: String) -> Result<Option<Challenge>, Refusal> {
    let factor = second_factors::find(newsroom.store.reader(), user).await?;
    if !factor.is_some_and(|factor| factor.is_confirmed) {
        return Ok(None);
    }
    let now = newsroom.clock.now();
    let (token, expires_at) = (Secret::Challenge.generate()?, now + PATIENCE);
    let hash = Secret::Challenge.hash(&token).ok_or_else(|| Refusal::Fault("a new challenge is malformed".into()))?;
    let begun = second_factors::begin_challenge(&newsroom.store, NewChallenge { hash, user, password_hash, expires_at }, now).await?;
    if begun { Ok(Some(Challenge { token, expires_at })) } else { Err(Refusal::SignInFailed) }
}

/// Begins a session for whoever shows the second factor to a challenge.
///
/// [`Refusal::Invalid`] at `challenge` for one that is made up, over or spent, at `code` or `recoveryCode` for a wrong one, which
/// leaves the challenge waiting; [`Refusal::TooManyAttempts`] before either is looked at.
pub async fn sign_in(newsroom: &Newsroom, sign_in: SecondFactorSignIn, origin: Origin) -> Result<Granted, Refusal> {
    let now = newsroom.clock.now();
    let hash = Secret::Challenge.hash(&sign_in.challenge).ok_or_else(over)?;
    let user = second_factors::challenge_owner(&newsroom.store, &hash, now).await?.ok_or_else(over)?;
    count_proof(newsroom, user).await?;
    // Before the challenge is spent: if the password changes after this, the challenge is gone, or the session is not begun.
    let known = users::credentials_of(newsroom.store.reader(), user).await?.ok_or_else(over)?;
    let factor = second_factors::find(newsroom.store.reader(), user).await?.filter(|factor| factor.is_confirmed).ok_or_else(over)?;
    let proof = proof(&factor, &sign_in.proof, now).inspect_err(|_| refused(user))?;
    match second_factors::pass_challenge(&newsroom.store, &hash, user, &proof).await? {
        Passed::Yes => {}
        Passed::Over => return Err(over()),
        Passed::WrongProof => {
            refused(user);
            return Err(wrong(&sign_in.proof));
        }
    }
    let granted = open(newsroom, known, Shown::SecondFactor, origin).await?;
    forgive_proofs(newsroom, user).await?;
    if matches!(sign_in.proof, SignInProof::RecoveryCode(_)) {
        tracing::warn!(%user, "signed in with a recovery code");
    }
    Ok(granted)
}

fn refused(user: UserId) {
    tracing::warn!(%user, "sign-in refused: wrong second factor");
}

fn over() -> Refusal {
    Refusal::invalid("challenge", Problem::invalid("This sign-in is over; begin again with your password."))
}
