//! What a node knows about its mails: that there is a new one, and how those before fared.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

/// What a node knows about its mails. Cheap to clone; all clones share it.
#[derive(Clone, Debug, Default)]
pub struct Mailroom(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    queued: Notify,
    sent: AtomicU64,
    failed: AtomicU64,
    given_up: AtomicU64,
    waiting: AtomicU64,
}

/// How mails fared, for metrics.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MailCounts {
    /// Sent by this node.
    pub sent: u64,
    /// Attempts of this node that failed. Each is tried again.
    pub failed: u64,
    /// Thrown away by this node because they had become of no use.
    pub given_up: u64,
    /// Waiting in the database when this node last looked.
    pub waiting: u64,
}

impl Mailroom {
    /// How mails fared so far.
    pub fn counts(&self) -> MailCounts {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        MailCounts {
            sent: read(&self.0.sent),
            failed: read(&self.0.failed),
            given_up: read(&self.0.given_up),
            waiting: read(&self.0.waiting),
        }
    }

    /// Says that a mail was queued.
    pub(crate) fn wake(&self) {
        self.0.queued.notify_one();
    }

    /// Waits until somebody says so.
    pub(super) async fn woken(&self) {
        self.0.queued.notified().await;
    }

    pub(super) fn count_sent(&self) {
        self.0.sent.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_failed(&self) {
        self.0.failed.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_given_up(&self) {
        self.0.given_up.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn note_waiting(&self, count: u64) {
        self.0.waiting.store(count, Ordering::Relaxed);
    }
}
