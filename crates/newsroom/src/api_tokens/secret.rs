//! The secret of a token: `mh_`, eight letters to recognise it by, `_`, and 32 random bytes in base64url.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::Refusal;

const BEGINNING: &str = "mh_";
/// Five bytes are eight letters of base32.
const PREFIX_BYTES: usize = 5;
const PREFIX_LETTERS: usize = 8;
/// 32 bytes in base64url.
const SECRET_LETTERS: usize = 43;

/// A new secret, before it is shown.
pub(super) struct Made {
    /// All of it, for the one who asked.
    pub secret: String,
    /// The part that may be shown.
    pub prefix: String,
    /// What is kept of it.
    pub hash: String,
}

/// A new secret.
pub(super) fn make() -> Result<Made, Refusal> {
    let prefix = format!("{BEGINNING}{}", BASE32_NOPAD.encode(&random::<PREFIX_BYTES>()?).to_lowercase());
    let secret = format!("{prefix}_{}", URL_SAFE_NO_PAD.encode(random::<32>()?));
    Ok(Made { hash: digest(&secret), secret, prefix })
}

/// Whether somebody means to show an API token: the tokens of sessions begin otherwise.
pub(super) fn is_meant_as_one(bearer: &str) -> bool {
    bearer.starts_with(BEGINNING)
}

/// What a secret is found by; nothing if it cannot be one. It holds 256 random bits, so one round of SHA-256 without salt cannot be
/// turned around, and looking a hash up tells nothing of the secret by the time it takes.
pub(super) fn hash(bearer: &str) -> Option<String> {
    let (prefix, secret) = bearer.strip_prefix(BEGINNING)?.split_once('_')?;
    (prefix.len() == PREFIX_LETTERS && secret.len() == SECRET_LETTERS).then(|| digest(bearer))
}

fn digest(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}

fn random<const N: usize>() -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Refusal::Fault(Box::new(error)))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_known_by_its_hash_and_recognised_by_its_prefix() {
        let (made, other) = (make().unwrap(), make().unwrap());
        assert_eq!(made.secret.len(), 3 + 8 + 1 + 43);
        assert!(made.secret.starts_with(&made.prefix) && made.prefix.len() == 11);
        assert_eq!(hash(&made.secret), Some(made.hash.clone()));
        assert_ne!((made.prefix, made.hash), (other.prefix, other.hash));
    }

    #[test]
    fn other_tokens_are_none() {
        for other in ["", "mh_", "mh_abcdefgh", "mh_abcdefgh_short", "eyJhbGciOi.eyJpc3Mi.c2ln", &format!("mh_rt_{}", "A".repeat(43))] {
            assert_eq!(hash(other), None, "{other}");
        }
    }
}
