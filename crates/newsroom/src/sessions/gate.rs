//! The gate: what every node needs to let people in, and nothing that another node would have to know.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use masthead_domain::time::Instant;
use masthead_persistence::Store;

use super::GateSettings;
use super::keyring::{Keyring, load};
use super::keys::{OwnKey, ensure_key};
use super::passwords::Hasher;
use crate::{Clock, Refusal};

/// After this long a node looks for keys that others may have put in force or withdrawn.
const FRESH: Duration = Duration::from_mins(1);

/// At least this long lies between two looks, so that made-up key names cannot keep the database busy.
const PAUSE: Duration = Duration::from_secs(1);

const TIDY_EVERY: Duration = Duration::from_hours(1);

/// Who may come in: signing keys, hashing and limits. Cheap to clone; all clones share them.
#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    settings: GateSettings,
    configured: Option<OwnKey>,
    keyring: RwLock<Arc<Keyring>>,
    looking: tokio::sync::Mutex<()>,
    hasher: Hasher,
    tidied_at: AtomicI64,
}

impl Gate {
    /// Opens the gate: checks the settings, makes a signing key at the first start, and loads all that are valid.
    ///
    /// Several nodes may start at once: one makes the key, the others find it. [`Refusal::Invalid`] names settings that
    /// make no sense.
    pub async fn open(store: &Store, clock: &Clock, settings: GateSettings) -> Result<Self, Refusal> {
        Self::made(store, clock, settings, true).await
    }

    /// The gate of a command at the console, which lets nobody in: it hashes passwords and leaves the signing keys alone. A
    /// command that was not given the configured key must not put another one in force under the running servers.
    pub async fn at_console(store: &Store, clock: &Clock, settings: GateSettings) -> Result<Self, Refusal> {
        Self::made(store, clock, settings, false).await
    }

    async fn made(store: &Store, clock: &Clock, mut settings: GateSettings, signs: bool) -> Result<Self, Refusal> {
        settings.check()?;
        let hasher = Hasher::new(&settings)?;
        let configured = settings.signing_key.take().map(|pem| OwnKey::from_pem(&pem)).transpose()?;
        let now = clock.now();
        let keyring = if signs {
            ensure_key(store, configured.as_ref(), settings.access(), now).await?;
            load(store, configured.as_ref(), now).await?
        } else {
            Keyring::empty(OwnKey::throw_away()?, now)
        };
        Ok(Self(Arc::new(Inner {
            settings,
            configured,
            keyring: RwLock::new(Arc::new(keyring)),
            looking: tokio::sync::Mutex::new(()),
            hasher,
            tidied_at: AtomicI64::new(i64::MIN),
        })))
    }

    /// How many password hashes this node has worked out, for metrics.
    pub fn hashes(&self) -> u64 {
        self.hasher().done()
    }

    pub(crate) fn settings(&self) -> &GateSettings {
        &self.0.settings
    }

    pub(super) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    /// Whether the signing key comes from the configuration.
    pub(super) fn has_configured_key(&self) -> bool {
        self.0.configured.is_some()
    }

    /// The keys, loaded again if they are no longer fresh or if `kid` is not among them: another node may have just
    /// put it in force.
    pub(super) async fn keyring(&self, store: &Store, kid: Option<&str>, now: Instant) -> Result<Arc<Keyring>, Refusal> {
        let enough = |keyring: &Keyring| now < keyring.loaded_at() + FRESH && kid.is_none_or(|kid| keyring.knows(kid));
        let keyring = self.current();
        if enough(&keyring) {
            return Ok(keyring);
        }
        // One request looks, the others wait for what it finds.
        let _looking = self.0.looking.lock().await;
        let keyring = self.current();
        if enough(&keyring) || now < keyring.loaded_at() + PAUSE {
            return Ok(keyring);
        }
        self.reload(store, now).await
    }

    /// Loads the keys again.
    pub(super) async fn reload(&self, store: &Store, now: Instant) -> Result<Arc<Keyring>, Refusal> {
        let keyring = Arc::new(load(store, self.0.configured.as_ref(), now).await?);
        *self.0.keyring.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&keyring);
        Ok(keyring)
    }

    /// Whether an hour has gone by since this was last answered with yes.
    pub(super) fn is_time_to_tidy(&self, now: Instant) -> bool {
        let (last, now) = (self.0.tidied_at.load(Ordering::Relaxed), now.as_microsecond());
        let hour = i64::try_from(TIDY_EVERY.as_micros()).unwrap_or(i64::MAX);
        now >= last.saturating_add(hour) && self.0.tidied_at.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    fn current(&self) -> Arc<Keyring> {
        Arc::clone(&self.0.keyring.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Gate {
    /// Leaves the keys out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate").field("settings", &self.0.settings).finish_non_exhaustive()
    }
}

/// Something that broke inside.
pub(super) fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Refusal {
    Refusal::Fault(Box::new(error))
}
