//! What a node knows about purges: how many there were, and how far behind the log they are.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};

/// What a node knows about purges. Cheap to clone; all clones share it.
#[derive(Clone, Debug, Default)]
pub struct Purges(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    sent: AtomicU64,
    failed: AtomicU64,
    position: AtomicI64,
}

/// How purges fared, for metrics.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PurgeCounts {
    /// Requests of this node that the cache in front has acknowledged.
    pub sent: u64,
    /// Requests of this node that failed. Each is tried again.
    pub failed: u64,
    /// The last event that is known to be purged, by whichever node; 0 where nothing is purged.
    pub position: i64,
}

impl Purges {
    /// How purges fared so far.
    pub fn counts(&self) -> PurgeCounts {
        PurgeCounts { sent: self.0.sent.load(Relaxed), failed: self.0.failed.load(Relaxed), position: self.0.position.load(Relaxed) }
    }

    pub(super) fn count_sent(&self) {
        self.0.sent.fetch_add(1, Relaxed);
    }

    pub(super) fn count_failed(&self) {
        self.0.failed.fetch_add(1, Relaxed);
    }

    pub(super) fn note_position(&self, position: i64) {
        self.0.position.store(position, Relaxed);
    }
}
