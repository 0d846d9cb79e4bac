//! Recovery codes: ten of them, shown once, each good for one sign-in without the authenticator.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::second_factors::SignInProof;
use masthead_persistence::second_factors;
use sha2::{Digest, Sha256};

use super::prove::{proof, wrong};
use super::set_up::not_on;
use super::totp::random_base32;
use crate::sessions::{count_proof, forgive_proofs};
use crate::{Caller, Newsroom, Refusal};

const COUNT: usize = 10;

/// 80 bits each: 16 letters of base32.
const BYTES: usize = 10;

/// Recovery codes as their owner sees them, once. They never print themselves.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCodes(pub Vec<String>);

impl fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecoveryCodes({})", self.0.len())
    }
}

impl RecoveryCodes {
    /// New ones, in groups of four letters.
    pub(super) fn generate() -> Result<Self, Refusal> {
        let code = || random_base32(BYTES).map(|code| in_groups(&code.to_lowercase()));
        Ok(Self((0..COUNT).map(|_| code()).collect::<Result<_, _>>()?))
    }

    /// What is stored of them.
    pub(super) fn hashes(&self) -> Vec<String> {
        self.0.iter().map(|code| hash(code)).collect()
    }
}

/// Puts new codes in the place of those that are left. A code of the authenticator, or one of those, shows that it is the owner who asks.
pub async fn renew_recovery_codes(newsroom: &Newsroom, caller: &Caller, shown: SignInProof) -> Result<RecoveryCodes, Refusal> {
    let user = caller.account_owner()?.user;
    let permit = authorise(&caller.actor, Action::EditOwnAccount, Subject::Thing(user.into()))?;
    count_proof(newsroom, user).await?;
    let codes = RecoveryCodes::generate()?;
    let mut tx = newsroom.begin(caller).await?;
    let factor = second_factors::find(tx.reader(), user).await?.filter(|factor| factor.is_confirmed).ok_or_else(not_on)?;
    let proof = proof(&factor, &shown, tx.now())?;
    if !second_factors::spend(&tx, &permit, user, &proof).await? {
        return Err(wrong(&shown));
    }
    second_factors::renew_recovery_codes(&mut tx, &permit, user, codes.hashes()).await?;
    tx.commit().await?;
    forgive_proofs(newsroom, user).await?;
    tracing::info!(%user, "recovery codes renewed");
    Ok(codes)
}

/// What a code is found by, however it was typed. 80 random bits need no slow hash.
pub(super) fn hash(code: &str) -> String {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    URL_SAFE_NO_PAD.encode(Sha256::digest(letters))
}

fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_codes_that_are_found_however_they_are_typed() {
        let codes = RecoveryCodes::generate().unwrap();
        assert_eq!((codes.0.len(), codes.0[0].len()), (10, 19));
        assert_ne!(codes.0[0], codes.0[1]);
        assert_eq!(hash(&codes.0[0]), hash(&format!(" {} ", codes.0[0].to_uppercase().replace('-', " "))));
        assert!(!format!("{codes:?}").contains(&codes.0[0]));
    }
}
