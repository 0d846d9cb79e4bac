//! How punctually this node carried out what was due, in the Prometheus text format.

use std::time::Duration;

use prometheus::{
    Gauge, Histogram, HistogramOpts, IntGauge, Opts, Registry, register_gauge_with_registry, register_histogram_with_registry,
    register_int_gauge_with_registry,
};

/// The metrics of schedules. They only grow, but are set from what the agenda has counted.
pub struct ScheduleMetrics {
    carried_out: IntGauge,
    latest: Gauge,
    overdue: Gauge,
    /// How late each was.
    pub lateness: Histogram,
}

/// Seconds. On a node that works a step is late by less than the first.
const BUCKETS: [f64; 7] = [0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 600.0];

impl ScheduleMetrics {
    /// Metrics at zero.
    ///
    /// # Errors
    /// Only if two metrics have one name.
    pub fn new(registry: &Registry) -> prometheus::Result<Self> {
        let carried_out = Opts::new("masthead_schedules_carried_out", "Scheduled steps that this node has carried out.");
        let latest = Opts::new("masthead_schedule_lateness_seconds_max", "How long after its instant the latest of them was carried out.");
        let overdue = Opts::new("masthead_schedule_overdue_seconds", "For how long the next scheduled step has been due.");
        let lateness =
            HistogramOpts::new("masthead_schedule_lateness_seconds", "How long after its instant a scheduled step was carried out.");
        Ok(Self {
            carried_out: register_int_gauge_with_registry!(carried_out, registry)?,
            lateness: register_histogram_with_registry!(lateness.buckets(BUCKETS.to_vec()), registry)?,
            overdue: register_gauge_with_registry!(overdue, registry)?,
            latest: register_gauge_with_registry!(latest, registry)?,
        })
    }

    /// Tells what the agenda has counted: how many were carried out, and by how many microseconds the latest was late.
    /// Beside them, for how long the next is overdue.
    pub fn set(&self, (carried_out, latest): (u64, i64), overdue: Duration) {
        self.overdue.set(overdue.as_secs_f64());
        self.carried_out.set(i64::try_from(carried_out).unwrap_or(i64::MAX));
        self.latest.set(Duration::from_micros(latest.unsigned_abs()).as_secs_f64());
    }
}
