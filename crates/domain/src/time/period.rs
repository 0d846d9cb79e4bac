//! Stretches of time.

use super::Instant;

/// From an instant on and before another; either side may be open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Period {
    /// From this instant on.
    pub from: Option<Instant>,
    /// Before this instant.
    pub before: Option<Instant>,
}

impl Period {
    /// Whether both sides are open: any instant lies within.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.before.is_none()
    }
}
