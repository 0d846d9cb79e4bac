//! What the server counts, in the Prometheus text format (version 0.0.4). Every label has a bounded set of values: a
//! client can choose operation names, so only the first few hundred short ones that worked are told apart.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus::{
    Gauge, HistogramOpts, HistogramVec, IntCounterVec, IntGauge, Opts, Registry, TEXT_FORMAT, TextEncoder, register_gauge_with_registry,
    register_histogram_vec_with_registry, register_int_counter_vec_with_registry, register_int_gauge_with_registry,
};

use masthead_newsroom::mails::MailCounts;

use super::answers::Outcome;
use super::mail_metrics::MailMetrics;
use super::operations::Operation;

/// The media type of [`Metrics::text`].
pub const CONTENT_TYPE: &str = TEXT_FORMAT;

const NAME_BYTES: usize = 40;
const NAMES: usize = 200;

/// Seconds. From an answer out of memory to the default deadline.
const BUCKETS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// The counters of one process.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    in_flight: IntGauge,
    operations: IntCounterVec,
    operation_durations: HistogramVec,
    resident_memory: IntGauge,
    uptime: Gauge,
    started: Instant,
    names: Mutex<HashSet<String>>,
    mails: MailMetrics,
}

/// Counts a request as in flight until dropped, even if the client goes away before its answer.
pub struct InFlight(IntGauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// Counters at zero.
    ///
    /// # Errors
    /// Only if two metrics have one name.
    pub fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let counter = |name, help, labels: &[&str]| register_int_counter_vec_with_registry!(Opts::new(name, help), labels, registry);
        let histogram = |name, help, label: &str| {
            register_histogram_vec_with_registry!(HistogramOpts::new(name, help).buckets(BUCKETS.to_vec()), &[label], registry)
        };
        let gauge = |name, help| register_int_gauge_with_registry!(Opts::new(name, help), registry);
        let uptime = Opts::new("masthead_uptime_seconds", "Time since this process began to serve.");
        Ok(Self {
            requests: counter("masthead_http_requests_total", "Requests answered.", &["route", "status"])?,
            durations: histogram("masthead_http_request_duration_seconds", "Time from a request's head to its answer.", "route")?,
            in_flight: gauge("masthead_http_requests_in_flight", "Requests being worked on.")?,
            operations: counter("masthead_graphql_operations_total", "GraphQL operations asked for.", &["type", "name", "outcome"])?,
            operation_durations: histogram("masthead_graphql_operation_duration_seconds", "Time to answer a GraphQL operation.", "type")?,
            resident_memory: gauge("process_resident_memory_bytes", "Resident memory of this process; 0 where it cannot be told.")?,
            uptime: register_gauge_with_registry!(uptime, registry)?,
            started: Instant::now(),
            names: Mutex::new(HashSet::new()),
            mails: MailMetrics::new(&registry)?,
            registry,
        })
    }

    /// A request begins.
    pub fn arrive(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// A request was answered. `route` is a pattern, never a path.
    pub fn request(&self, route: &str, status: u16, elapsed: Duration) {
        self.requests.with_label_values(&[route, &status.to_string()]).inc();
        self.durations.with_label_values(&[route]).observe(elapsed.as_secs_f64());
    }

    /// An operation was answered; none was chosen if the document could not even say which.
    pub fn operation(&self, operation: Option<&Operation>, outcome: Outcome, elapsed: Duration) {
        let kind = operation.map_or("none", |operation| operation.kind);
        let name = operation.map_or("none", |operation| match &operation.name {
            None => "anonymous",
            Some(name) if self.is_told_apart(name, outcome) => name,
            Some(_) => "other",
        });
        self.operations.with_label_values(&[kind, name, outcome.as_str()]).inc();
        self.operation_durations.with_label_values(&[kind]).observe(elapsed.as_secs_f64());
    }

    /// Names are learned from operations that worked, so that failing attempts with made-up names use up no room.
    fn is_told_apart(&self, name: &str, outcome: Outcome) -> bool {
        if name.len() > NAME_BYTES {
            return false;
        }
        // A set that a panic interrupted is still a set.
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let room = outcome == Outcome::Ok && names.len() < NAMES;
        names.contains(name) || (room && names.insert(name.to_owned()))
    }

    /// Everything counted so far, here and by the postman.
    ///
    /// # Errors
    /// Only if a metric has no samples to write, which none here can.
    pub fn text(&self, mails: MailCounts) -> prometheus::Result<String> {
        self.mails.set(mails);
        self.resident_memory.set(resident_memory().unwrap_or(0));
        self.uptime.set(self.started.elapsed().as_secs_f64());
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}

/// Bytes, from the kernel's own account (proc(5), `VmRSS`); none where there is no such file.
fn resident_memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: i64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}
