//! Hashing passwords with Argon2id (RFC 9106), away from the threads that answer requests and never more at once than the
//! machine has processors.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::available_parallelism;

use argon2::password_hash::Error;
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use masthead_domain::problems::Problem;
use masthead_domain::users::Password;
use tokio::sync::Semaphore;

use super::gate::fault;
use super::{Gate, GateSettings};
use crate::Refusal;
use crate::secrets::Secret;

/// The hash of a password, in PHC form, to be stored with its user.
pub async fn hash_password(gate: &Gate, password: &Password) -> Result<String, Refusal> {
    gate.hasher().hash(password.reveal().to_owned()).await
}

/// A hash that no password is known to match, for a user who has yet to choose theirs.
pub(crate) async fn nobodys_hash(gate: &Gate) -> Result<String, Refusal> {
    gate.hasher().hash(Secret::Invitation.generate()?).await
}

/// Hashes and checks passwords.
pub(super) struct Hasher {
    argon2: Argon2<'static>,
    at_once: Arc<Semaphore>,
    decoy: String,
    done: AtomicU64,
}

impl Hasher {
    pub fn new(settings: &GateSettings) -> Result<Self, Refusal> {
        let params = Params::new(settings.hash_memory_kib, settings.hash_passes, settings.hash_lanes, None)
            .map_err(|error| Refusal::invalid("hash_memory_kib", Problem::invalid(format!("Argon2 cannot work like this: {error}."))))?;
        let normal = GateSettings::default();
        if is_weaker((params.m_cost(), params.t_cost(), params.p_cost()), (normal.hash_memory_kib, normal.hash_passes, normal.hash_lanes)) {
            tracing::warn!("passwords are hashed with less work than is recommended");
        }
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut nobodys = [0; 32];
        getrandom::fill(&mut nobodys).map_err(fault)?;
        let decoy: PasswordHash = argon2.hash_password(&nobodys).map_err(fault)?;
        let at_once = settings.hashes_at_once.map_or_else(|| available_parallelism().map_or(1, usize::from), |count| count as usize);
        Ok(Self { argon2, at_once: Arc::new(Semaphore::new(at_once)), decoy: decoy.to_string(), done: AtomicU64::new(0) })
    }

    /// Hashes a password with a new salt.
    pub async fn hash(&self, password: String) -> Result<String, Refusal> {
        let argon2 = self.argon2.clone();
        let hash = move || -> Result<PasswordHash, Error> { argon2.hash_password(password.as_bytes()) };
        Ok(self.work(hash).await?.map_err(fault)?.to_string())
    }

    /// Whether the password is the one of this hash. Without a hash it is not, and finding out takes as long.
    pub async fn check(&self, password: String, stored: Option<&str>) -> Result<bool, Refusal> {
        let hash = PasswordHash::new(stored.unwrap_or(&self.decoy)).map_err(fault)?;
        let argon2 = self.argon2.clone();
        let matches = self.work(move || argon2.verify_password(password.as_bytes(), &hash)).await?;
        match matches {
            Ok(()) => Ok(stored.is_some()),
            Err(Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(fault(error)),
        }
    }

    /// Whether a hash was made with less work than hashes are made with today.
    pub fn is_weak(&self, stored: &str) -> bool {
        let Ok(hash) = PasswordHash::new(stored) else { return true };
        let Ok(params) = Params::try_from(&hash) else { return true };
        let today = self.argon2.params();
        hash.algorithm != ARGON2ID_IDENT
            || hash.version != Some(Version::V0x13.into())
            || is_weaker((params.m_cost(), params.t_cost(), params.p_cost()), (today.m_cost(), today.t_cost(), today.p_cost()))
    }

    /// How many hashes were worked out.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
        let turn = Arc::clone(&self.at_once).acquire_owned().await.map_err(fault)?;
        // The turn goes along: a client that hangs up does not stop the work, so it must not free the place either.
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        self.done.fetch_add(1, Ordering::Relaxed);
        done.await.map_err(fault)
    }
}

fn is_weaker(it: (u32, u32, u32), other: (u32, u32, u32)) -> bool {
    it.0 < other.0 || it.1 < other.1 || it.2 < other.2
}
