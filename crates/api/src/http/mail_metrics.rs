//! How mails fared, in the Prometheus text format. The postman counts; this only tells.

use std::sync::{Mutex, PoisonError};

use masthead_newsroom::mails::MailCounts;
use prometheus::{IntCounterVec, IntGauge, Opts, Registry, register_int_counter_vec_with_registry, register_int_gauge_with_registry};

/// The metrics of mails.
pub struct MailMetrics {
    attempts: Mutex<IntCounterVec>,
    waiting: IntGauge,
}

impl MailMetrics {
    /// Metrics at zero.
    ///
    /// # Errors
    /// Only if two metrics have one name.
    pub fn new(registry: &Registry) -> prometheus::Result<Self> {
        let attempts = Opts::new("masthead_mails_total", "Mails sent, attempts that failed, and mails given up as of no use any more.");
        Ok(Self {
            attempts: Mutex::new(register_int_counter_vec_with_registry!(attempts, &["outcome"], registry)?),
            waiting: register_int_gauge_with_registry!("masthead_mails_waiting", "Mails that wait to be sent.", registry)?,
        })
    }

    /// Tells what the postman has counted. One scrape at a time moves the counters on, or two would move them twice.
    pub fn set(&self, counts: MailCounts) {
        let attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        for (outcome, count) in [("sent", counts.sent), ("failed", counts.failed), ("given_up", counts.given_up)] {
            let counter = attempts.with_label_values(&[outcome]);
            counter.inc_by(count.saturating_sub(counter.get()));
        }
        self.waiting.set(i64::try_from(counts.waiting).unwrap_or(i64::MAX));
    }
}

#[cfg(test)]
mod tests {
    use prometheus::TextEncoder;

    use super::*;

    #[test]
    fn counters_follow_the_postman() {
        let registry = Registry::new();
        let metrics = MailMetrics::new(&registry).unwrap();
        for sent in [2, 2, 5] {
            metrics.set(MailCounts { sent, failed: 1, given_up: 0, waiting: 3 });
        }
        let text = TextEncoder::new().encode_to_string(&registry.gather()).unwrap();
        let lines = ["masthead_mails_total{outcome=\"sent\"} 5", "masthead_mails_total{outcome=\"failed\"} 1", "masthead_mails_waiting 3"];
        assert!(lines.iter().all(|line| text.contains(line)), "{text}");
    }
}
