//! How punctually this node carried out what was due, in the Prometheus text format.

use prometheus::{Gauge, IntGauge, Opts, Registry, register_gauge_with_registry, register_int_gauge_with_registry};

/// The metrics of schedules. They only grow, but are set from what the agenda has counted.
pub struct ScheduleMetrics {
    carried_out: IntGauge,
    latest: Gauge,
}

impl ScheduleMetrics {
    /// Metrics at zero.
    ///
    /// # Errors
    /// Only if two metrics have one name.
    pub fn new(registry: &Registry) -> prometheus::Result<Self> {
        let carried_out = Opts::new("masthead_schedules_carried_out", "Scheduled steps that this node has carried out.");
        let latest = Opts::new("masthead_schedule_lateness_seconds_max", "How long after its instant the latest of them was carried out.");
        Ok(Self {
            carried_out: register_int_gauge_with_registry!(carried_out, registry)?,
            latest: register_gauge_with_registry!(latest, registry)?,
        })
    }

    /// Tells what the agenda has counted: how many were carried out, and by how many microseconds the latest was late.
    pub fn set(&self, (carried_out, latest): (u64, i64)) {
        self.carried_out.set(i64::try_from(carried_out).unwrap_or(i64::MAX));
        self.latest.set(std::time::Duration::from_micros(latest.unsigned_abs()).as_secs_f64());
    }
}
