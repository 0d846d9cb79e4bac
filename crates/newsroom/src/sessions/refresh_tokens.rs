//! Refresh tokens: 32 random bytes that mean nothing but to the database, which keeps only their hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::gate::fault;
use crate::Refusal;

/// Tells people and secret scanners what they are looking at.
const PREFIX: &str = "mh_rt_";

/// The 32 bytes in base64url.
const LENGTH: usize = 43;

/// A new refresh token.
pub(super) fn generate() -> Result<String, Refusal> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(fault)?;
    Ok(format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// What a token is found by; nothing if it cannot be one of ours. The bytes are random, so one round of SHA-256 without salt
/// cannot be turned around.
pub(super) fn hash(token: &str) -> Option<String> {
    token.strip_prefix(PREFIX).filter(|rest| rest.len() == LENGTH).map(|rest| URL_SAFE_NO_PAD.encode(Sha256::digest(rest)))
}
