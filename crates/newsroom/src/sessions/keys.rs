//! Making, reading and rotating the Ed25519 keys that sign access tokens (RFC 8037).

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use jsonwebtoken::EncodingKey;
use masthead_domain::problems::Problem;
use masthead_domain::time::Instant;
use masthead_persistence::Store;
use masthead_persistence::sessions::{self, StoredKey};
use sha2::{Digest, Sha256};

use super::gate::fault;
use crate::{Newsroom, Refusal};

/// A replaced key verifies this much longer than an access token lives, for nodes that have not heard of its successor and
/// go on signing with it until they next look.
const MARGIN: Duration = Duration::from_mins(5);

/// A key this node can sign with.
#[derive(Clone)]
pub(super) struct OwnKey {
    /// Its name in the header of tokens: the thumbprint of its public half (RFC 7638), so it is the same on every node.
    pub kid: String,
    /// The public half, the `x` of its JWK.
    pub public: String,
    /// For signing.
    pub encoding: EncodingKey,
}

impl OwnKey {
    /// Reads a PKCS #8 key in PEM.
    pub fn from_pem(pem: &str) -> Result<Self, Refusal> {
        let unreadable = || Problem::invalid("Give an Ed25519 key as PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it.");
        let key = SigningKey::from_pkcs8_pem(pem.trim()).map_err(|_| Refusal::invalid("signing_key", unreadable()))?;
        Self::of(&key)
    }

    /// A new key that nobody else will know.
    pub fn throw_away() -> Result<Self, Refusal> {
        Self::of(&new_key()?)
    }

    fn of(key: &SigningKey) -> Result<Self, Refusal> {
        let public = URL_SAFE_NO_PAD.encode(key.verifying_key().to_bytes());
        let encoding = EncodingKey::from_ed_der(key.to_pkcs8_der().map_err(fault)?.as_bytes());
        Ok(Self { kid: thumbprint(&public), public, encoding })
    }

    fn stored(&self, private_key: Option<String>) -> StoredKey {
        StoredKey { kid: self.kid.clone(), private_key, public_key: self.public.clone(), signs: true, expires_at: None }
    }
}

/// Puts a new key in force on all nodes. Tokens of the old one stay good until they expire; five minutes later it is dropped.
///
/// [`Refusal::Invalid`] when the configuration gives the key: it is rotated there.
pub async fn rotate_keys(newsroom: &Newsroom) -> Result<(), Refusal> {
    if newsroom.gate.has_configured_key() {
        let elsewhere = Problem::invalid("The configuration gives the signing key; replace it there and restart all nodes.");
        return Err(Refusal::invalid("signing_key", elsewhere));
    }
    let now = newsroom.clock.now();
    let key = generate()?;
    sessions::rotate_key(&newsroom.store, &key, now + newsroom.gate.settings().access() + MARGIN, now).await?;
    newsroom.gate.reload(&newsroom.store, now).await?;
    tracing::info!(kid = key.kid, "signing key rotated");
    Ok(())
}

/// Sees to it that a key is in force which somebody can sign with: the configured one, or one from the database.
pub(super) async fn ensure_key(store: &Store, configured: Option<&OwnKey>, access: Duration, now: Instant) -> Result<(), Refusal> {
    let old_expires_at = now + access + MARGIN;
    if let Some(key) = configured {
        return Ok(sessions::adopt_key(store, &key.stored(None), old_expires_at, now).await?);
    }
    match sessions::keys(store, now).await?.first() {
        Some(key) if key.signs && key.private_key.is_some() => Ok(()),
        // The configuration gave the key until now.
        Some(key) if key.signs => Ok(sessions::rotate_key(store, &generate()?, old_expires_at, now).await?),
        _ => Ok(sessions::add_first_key(store, &generate()?, now).await?),
    }
}

fn new_key() -> Result<SigningKey, Refusal> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(fault)?;
    Ok(SigningKey::from_bytes(&seed))
}

fn generate() -> Result<StoredKey, Refusal> {
    let key = new_key()?;
    let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(fault)?;
    Ok(OwnKey::of(&key)?.stored(Some(pem.to_string())))
}

/// The JWK thumbprint of an Ed25519 key (RFC 7638, RFC 8037 section 2): members in lexicographic order, no white space.
fn thumbprint(public: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}"#)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_thumbprint_is_that_of_rfc_8037_appendix_a_3() {
        let kid = super::thumbprint("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(kid, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }
}
