//! The time, which tests may hold still.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use masthead_domain::time::{Instant, whole_microseconds};

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that somebody else moves, in microseconds since the Unix epoch.
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `instant` until it is moved.
    pub fn held_at(instant: Instant) -> Self {
        Self::Held(Arc::new(AtomicI64::new(instant.as_microsecond())))
    }

    /// Moves a held clock; the machine's clock cannot be moved.
    pub fn advance(&self, by: std::time::Duration) {
        if let Self::Held(micros) = self {
            micros.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }

    /// What time it is, in whole microseconds.
    pub fn now(&self) -> Instant {
        match self {
            Self::System => whole_microseconds(Instant::now()),
            Self::Held(micros) => Instant::from_microsecond(micros.load(Ordering::SeqCst)).unwrap_or(Instant::UNIX_EPOCH),
        }
    }
}
