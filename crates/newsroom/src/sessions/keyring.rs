//! The keys a node knows: one it signs with, and all it verifies with.

use std::collections::HashMap;

use jsonwebtoken::DecodingKey;
use masthead_domain::time::Instant;
use masthead_persistence::Store;
use masthead_persistence::sessions::{self, StoredKey};

use super::gate::fault;
use super::keys::OwnKey;
use crate::Refusal;

/// The keys as of one look into the database.
pub(super) struct Keyring {
    signing: OwnKey,
    verifying: HashMap<String, Verifying>,
    loaded_at: Instant,
}

struct Verifying {
    key: DecodingKey,
    expires_at: Option<i64>,
}

impl Keyring {
    /// A keyring that verifies nothing, for a gate that lets nobody in.
    pub fn empty(signing: OwnKey, now: Instant) -> Self {
        Self { signing, verifying: HashMap::new(), loaded_at: now }
    }

    /// The key to sign with.
    pub fn signing(&self) -> &OwnKey {
        &self.signing
    }

    /// The key of this name, unless it has expired.
    pub fn verifying(&self, kid: &str, now: Instant) -> Option<&DecodingKey> {
        let known = self.verifying.get(kid)?;
        known.expires_at.is_none_or(|expires_at| now.as_microsecond() < expires_at).then_some(&known.key)
    }

    /// Whether there is a key of this name.
    pub fn knows(&self, kid: &str) -> bool {
        self.verifying.contains_key(kid)
    }

    /// When the database was looked into.
    pub fn loaded_at(&self) -> Instant {
        self.loaded_at
    }
}

/// Loads all valid keys. Signs with the configured one; else with the one in force; else, while other nodes already have a
/// configured key and this one does not, with the newest it can.
pub(super) async fn load(store: &Store, configured: Option<&OwnKey>, now: Instant) -> Result<Keyring, Refusal> {
    let stored = sessions::keys(store, now).await?;
    let signing = match configured {
        Some(key) => key.clone(),
        None => match stored.iter().find_map(|key| key.private_key.as_deref()) {
            Some(pem) => OwnKey::from_pem(pem).map_err(|_| Refusal::Fault("a stored signing key is damaged".into()))?,
            None => return Err(Refusal::Fault("no signing key: the configuration of other nodes gives it, this one's does not".into())),
        },
    };
    let verifying = stored.into_iter().map(verifying).collect::<Result<_, Refusal>>()?;
    Ok(Keyring { signing, verifying, loaded_at: now })
}

fn verifying(stored: StoredKey) -> Result<(String, Verifying), Refusal> {
    let key = DecodingKey::from_ed_components(&stored.public_key).map_err(fault)?;
    // The verifier cuts 32 bytes off without looking.
    match key.try_get_as_bytes() {
        Ok(bytes) if bytes.len() == 32 => Ok((stored.kid, Verifying { key, expires_at: stored.expires_at })),
        _ => Err(Refusal::Fault(format!("the public half of signing key {} is damaged", stored.kid).into())),
    }
}
