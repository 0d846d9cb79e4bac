//! The database as this node sees it, in the Prometheus text format.

use masthead_newsroom::Connections;
use prometheus::{
    Histogram, HistogramOpts, IntGaugeVec, Opts, Registry, register_histogram_with_registry, register_int_gauge_vec_with_registry,
};

/// Seconds. From a row by its key to the default deadline.
const BUCKETS: [f64; 12] = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 10.0];

/// The metrics of the database.
pub struct DatabaseMetrics {
    /// How long statements took.
    pub statements: Histogram,
    open: IntGaugeVec,
    in_use: IntGaugeVec,
}

impl DatabaseMetrics {
    /// Metrics at zero.
    ///
    /// # Errors
    /// Only if two metrics have one name.
    pub fn new(registry: &Registry) -> prometheus::Result<Self> {
        let statements = HistogramOpts::new("masthead_database_statement_duration_seconds", "Time that SQL statements took.");
        let open = Opts::new("masthead_database_connections_open", "Connections to the database.");
        let in_use = Opts::new("masthead_database_connections_in_use", "Connections to the database that are at work.");
        Ok(Self {
            statements: register_histogram_with_registry!(statements.buckets(BUCKETS.to_vec()), registry)?,
            open: register_int_gauge_vec_with_registry!(open, &["pool"], registry)?,
            in_use: register_int_gauge_vec_with_registry!(in_use, &["pool"], registry)?,
        })
    }

    /// Tells how many connections there are.
    pub fn set(&self, pools: &[Connections]) {
        for Connections { pool, open, in_use } in pools {
            for (gauge, number) in [(&self.open, open), (&self.in_use, in_use)] {
                gauge.with_label_values(&[pool]).set(i64::try_from(*number).unwrap_or(i64::MAX));
            }
        }
    }
}
