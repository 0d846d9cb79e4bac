//! What an operator may set about signing in. The defaults are meant to be kept.

use std::fmt;
use std::time::Duration;

use masthead_domain::problems::{Problem, Problems};
use serde::Deserialize;

use crate::Refusal;

/// How the gate is kept.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GateSettings {
    /// Who says that access tokens are true (`iss`). Tokens of another issuer are refused.
    pub issuer: String,
    /// Who access tokens are meant for (`aud`). Tokens for others are refused.
    pub audience: String,
    /// The Ed25519 key that signs access tokens: PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it. Absent,
    /// the newsroom makes one at its first start and keeps it in the database. To rotate a configured key, replace it and
    /// restart all nodes within the life of an access token; the old one goes on verifying that long.
    pub signing_key: Option<String>,
    /// How long an access token is good for.
    pub access_minutes: u32,
    /// How long a refresh token is good for. Each use gives a new one, so the time begins anew.
    pub refresh_days: u32,
    /// When a session is over, however much it is used.
    pub session_days: u32,
    /// How long an invitation can be accepted.
    pub invitation_days: u32,
    /// How long a mailed link to reset a password works.
    pub password_reset_minutes: u32,
    /// Memory that hashing a password takes, in KiB (the `m` of Argon2, RFC 9106).
    pub hash_memory_kib: u32,
    /// How often it passes over that memory (`t`).
    pub hash_passes: u32,
    /// Lanes the memory is cut into (`p`).
    pub hash_lanes: u32,
    /// How many passwords are hashed at once; as many as there are processors when absent.
    pub hashes_at_once: Option<u32>,
    /// How long failed sign-ins are counted before counting begins anew.
    pub throttle_minutes: u32,
    /// How many sign-ins to one account may fail in that time from one address.
    pub failures_per_account: u32,
    /// How many sign-ins to one account may fail in that time from all addresses that its owner never signed in from.
    pub failures_per_account_from_strangers: u32,
    /// How many sign-ins may fail in that time from one address, whatever the account.
    pub failures_per_address: u32,
    /// How many mails to reset a password may be asked for in that time for one account.
    pub resets_per_account: u32,
    /// How many may be asked for in that time from one address, whatever the account.
    pub resets_per_address: u32,
}

impl Default for GateSettings {
    fn default() -> Self {
        Self {
            issuer: "masthead".to_owned(),
            audience: "masthead".to_owned(),
            signing_key: None,
            access_minutes: 15,
            refresh_days: 30,
            session_days: 180,
            invitation_days: 7,
            password_reset_minutes: 60,
            // OWASP Password Storage Cheat Sheet, the first choice for Argon2id.
            hash_memory_kib: 19_456,
            hash_passes: 2,
            hash_lanes: 1,
            hashes_at_once: None,
            throttle_minutes: 15,
            failures_per_account: 10,
            failures_per_account_from_strangers: 50,
            failures_per_address: 50,
            resets_per_account: 5,
            resets_per_address: 30,
        }
    }
}

impl fmt::Debug for GateSettings {
    /// Leaves the key out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GateSettings").field("issuer", &self.issuer).field("audience", &self.audience).finish_non_exhaustive()
    }
}

impl GateSettings {
    pub(super) fn access(&self) -> Duration {
        Duration::from_mins(self.access_minutes.into())
    }

    pub(super) fn refresh(&self) -> Duration {
        Duration::from_hours(u64::from(self.refresh_days) * 24)
    }

    pub(super) fn session(&self) -> Duration {
        Duration::from_hours(u64::from(self.session_days) * 24)
    }

    pub(crate) fn invitation(&self) -> Duration {
        Duration::from_hours(u64::from(self.invitation_days) * 24)
    }

    pub(super) fn password_reset(&self) -> Duration {
        Duration::from_mins(self.password_reset_minutes.into())
    }

    pub(super) fn throttle_window(&self) -> Duration {
        Duration::from_mins(self.throttle_minutes.into())
    }

    /// Refuses names that are empty and numbers that make no sense, all at once.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let mut problems = Problems::new();
        for (name, text) in [("issuer", &self.issuer), ("audience", &self.audience)] {
            if text.is_empty() {
                problems.push(Problem::required("This must not be empty.").at(name));
            }
        }
        let ranges = [
            ("access_minutes", self.access_minutes, 24 * 60),
            ("refresh_days", self.refresh_days, 3_650),
            ("session_days", self.session_days, 3_650),
            ("invitation_days", self.invitation_days, 90),
            ("password_reset_minutes", self.password_reset_minutes, 24 * 60),
            ("hashes_at_once", self.hashes_at_once.unwrap_or(1), 1_024),
            ("throttle_minutes", self.throttle_minutes, 24 * 60),
            ("failures_per_account", self.failures_per_account, 1_000_000),
            ("failures_per_account_from_strangers", self.failures_per_account_from_strangers, 1_000_000),
            ("failures_per_address", self.failures_per_address, 1_000_000),
            ("resets_per_account", self.resets_per_account, 1_000_000),
            ("resets_per_address", self.resets_per_address, 1_000_000),
        ];
        for (name, number, most) in ranges {
            if !(1..=most).contains(&number) {
                problems.push(Problem::invalid(format!("This must be 1 to {most}.")).at(name));
            }
        }
        problems.finish(Some(())).map_err(Refusal::Invalid)
    }
}
