//! What an operator may set about editing.

use std::time::Duration;

use serde::Deserialize;

/// How people are kept from writing over each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EditingSettings {
    /// For how many seconds a lock keeps others out unless it is renewed.
    pub lock_seconds: u16,
}

impl Default for EditingSettings {
    fn default() -> Self {
        Self { lock_seconds: 120 }
    }
}

impl EditingSettings {
    /// For how long a lock keeps others out.
    pub(super) fn lease(self) -> Duration {
        Duration::from_secs(self.lock_seconds.into())
    }
}
