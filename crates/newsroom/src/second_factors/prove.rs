//! What somebody shows as their second factor, and what it was found to be.

use masthead_domain::problems::Problem;
use masthead_domain::second_factors::SignInProof;
use masthead_domain::time::Instant;
use masthead_persistence::second_factors::{Proof, Stored};

use super::recovery_codes::hash;
use super::totp::matching_step;
use crate::Refusal;

/// What is to be spent, if it may be good at all: a code of about now that was not used, or anything that could be a recovery code.
/// [`Refusal::Invalid`] otherwise.
pub(super) fn proof(factor: &Stored, shown: &SignInProof, now: Instant) -> Result<Proof, Refusal> {
    match shown {
        SignInProof::Code(code) => {
            matching_step(&factor.secret, &code.0, now, factor.last_step).map(Proof::Step).ok_or_else(|| wrong(shown))
        }
        SignInProof::RecoveryCode(code) => Ok(Proof::RecoveryCode(hash(&code.0))),
    }
}

/// That what was shown proves nothing.
pub(super) fn wrong(shown: &SignInProof) -> Refusal {
    match shown {
        SignInProof::Code(_) => {
            Refusal::invalid("code", Problem::invalid("This code is wrong or was used already; wait for the next one."))
        }
        SignInProof::RecoveryCode(_) => {
            Refusal::invalid("recoveryCode", Problem::invalid("This is none of your recovery codes, or it was used already."))
        }
    }
}
