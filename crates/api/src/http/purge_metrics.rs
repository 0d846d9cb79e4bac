//! How purges of the cache in front fared, in the Prometheus text format.

use std::sync::{Mutex, PoisonError};

use masthead_newsroom::surrogates::PurgeCounts;
use prometheus::{IntCounterVec, IntGauge, Opts, Registry, register_int_counter_vec_with_registry, register_int_gauge_with_registry};

/// The metrics of purges.
pub struct PurgeMetrics {
    requests: Mutex<IntCounterVec>,
    behind: IntGauge,
}

impl PurgeMetrics {
    /// Metrics at zero.
    ///
    /// # Errors
    /// Only if two metrics have one name.
    pub fn new(registry: &Registry) -> prometheus::Result<Self> {
        let requests = Opts::new("masthead_cdn_purges_total", "Requests to purge the cache in front, acknowledged or failed.");
        let behind =
            Opts::new("masthead_cdn_purge_lag_events", "Events between the last one purged from the cache in front and the newest.");
        Ok(Self {
            requests: Mutex::new(register_int_counter_vec_with_registry!(requests, &["outcome"], registry)?),
            behind: register_int_gauge_with_registry!(behind, registry)?,
        })
    }

    /// Tells what was counted, and how far purging is behind. One scrape at a time moves the counters on, or two would move them twice.
    pub fn set(&self, (counts, behind): (PurgeCounts, i64)) {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        for (outcome, count) in [("sent", counts.sent), ("failed", counts.failed)] {
            let counter = requests.with_label_values(&[outcome]);
            counter.inc_by(count.saturating_sub(counter.get()));
        }
        self.behind.set(behind);
    }
}
