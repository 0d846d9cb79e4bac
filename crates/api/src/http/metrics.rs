//! What the server counts, in the Prometheus text format (version 0.0.4). Every label has a bounded set of values: a
//! client can choose operation names, so only the first hundred short ones that worked are told apart.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus::{
    Gauge, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TEXT_FORMAT, TextEncoder,
    register_gauge_with_registry, register_histogram_vec_with_registry, register_int_counter_vec_with_registry,
    register_int_gauge_with_registry,
};

use super::answers::Outcome;
use super::cached::PATH;
use super::database_metrics::DatabaseMetrics;
use super::mail_metrics::MailMetrics;
use super::operations::Operation;
use super::purge_metrics::PurgeMetrics;
use super::schedule_metrics::ScheduleMetrics;
use crate::cache::{Found, Kept, Memory, Sendings};
use crate::engine::Work;

/// The media type of [`Metrics::text`].
pub const CONTENT_TYPE: &str = TEXT_FORMAT;

const NAME_BYTES: usize = 40;
const NAMES: usize = 100;

/// Values of the label `source`.
const FROM_MEMORY: &str = "memory";
const WORKED_ON: &str = "work";

/// Seconds. From an answer out of memory to the default deadline.
const BUCKETS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// The counters of one process.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    in_flight: IntGauge,
    at_work: IntGauge,
    operations: IntCounterVec,
    operation_durations: HistogramVec,
    resident_memory: IntGauge,
    uptime: Gauge,
    started: Instant,
    names: Mutex<HashSet<String>>,
    mails: MailMetrics,
    purges: PurgeMetrics,
    pub(super) schedules: ScheduleMetrics,
    pub(super) database: DatabaseMetrics,
    answers: IntGauge,
    bytes: IntGauge,
    lag: Gauge,
    at_once: AtOnce,
}

/// The counters of answers out of the memory, found beforehand.
struct AtOnce {
    fresh: IntCounter,
    stale: IntCounter,
    nothing: IntCounter,
    whole: IntCounter,
    unchanged: IntCounter,
    duration: Histogram,
}

/// Counts a request as in flight, or an operation as at work, until dropped, even if the client goes away before its answer.
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
        let histogram = |name, help, labels: &[&str]| {
            register_histogram_vec_with_registry!(HistogramOpts::new(name, help).buckets(BUCKETS.to_vec()), labels, registry)
        };
        let gauge = |name, help| register_int_gauge_with_registry!(Opts::new(name, help), registry);
        let lag = Opts::new("masthead_event_log_lag_seconds", "Time since this node last made sure that it knows the newest event.");
        let lookups = counter("masthead_cache_lookups_total", "Public requests looked up in the memory.", &["outcome"])?;
        let requests = counter("masthead_http_requests_total", "Requests answered.", &["route", "status"])?;
        let durations = histogram("masthead_http_request_duration_seconds", "Time from a request's head to its answer.", &["route"])?;
        let about_operations = "Time to answer a GraphQL operation, out of the memory or by working on it.";
        let operation_durations = histogram("masthead_graphql_operation_duration_seconds", about_operations, &["type", "name", "source"])?;
        let uptime = Opts::new("masthead_uptime_seconds", "Time since this process began to serve.");
        Ok(Self {
            at_once: AtOnce {
                fresh: lookups.with_label_values(&["fresh"]),
                stale: lookups.with_label_values(&["stale"]),
                nothing: lookups.with_label_values(&["nothing"]),
                whole: requests.with_label_values(&[PATH, "200"]),
                unchanged: requests.with_label_values(&[PATH, "304"]),
                duration: durations.with_label_values(&[PATH]),
            },
            answers: gauge("masthead_cache_answers", "Public answers kept in memory.")?,
            bytes: gauge("masthead_cache_bytes", "Bytes that kept answers may take, with the requests they belong to.")?,
            lag: register_gauge_with_registry!(lag, registry)?,
            requests,
            durations,
            in_flight: gauge("masthead_http_requests_in_flight", "Requests being worked on.")?,
            at_work: gauge("masthead_operations_at_work", "Operations that are executed or wait for the database.")?,
            operations: counter("masthead_graphql_operations_total", "GraphQL operations asked for.", &["type", "name", "outcome"])?,
            operation_durations,
            resident_memory: gauge("process_resident_memory_bytes", "Resident memory of this process; 0 where it cannot be told.")?,
            uptime: register_gauge_with_registry!(uptime, registry)?,
            started: Instant::now(),
            names: Mutex::new(HashSet::new()),
            mails: MailMetrics::new(&registry)?,
            schedules: ScheduleMetrics::new(&registry)?,
            purges: PurgeMetrics::new(&registry)?,
            database: DatabaseMetrics::new(&registry)?,
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
        let name = operation.map_or("none", |operation| self.label(operation, outcome));
        self.operations.with_label_values(&[kind, name, outcome.as_str()]).inc();
        self.operation_durations.with_label_values(&[kind, name, WORKED_ON]).observe(elapsed.as_secs_f64());
    }

    /// The counters of an operation whose answer is going to be sent again and again.
    pub fn operations_sent(&self, operation: &Operation) -> Sendings {
        let name = self.label(operation, Outcome::Ok);
        Sendings {
            count: self.operations.with_label_values(&[operation.kind, name, Outcome::Ok.as_str()]),
            time: self.operation_durations.with_label_values(&[operation.kind, name, FROM_MEMORY]),
        }
    }

    /// An answer was looked for in the memory.
    pub fn looked_up(&self, found: &Found) {
        match found {
            Found::Fresh(_) => self.at_once.fresh.inc(),
            Found::Stale => self.at_once.stale.inc(),
            Found::Nothing => self.at_once.nothing.inc(),
        }
    }

    /// An answer out of the memory was sent, whole or as 304. It counts as a request and as an operation like any other.
    pub fn sent(&self, kept: &Kept, status: u16, elapsed: Duration) {
        let requests = if status == 304 { &self.at_once.unchanged } else { &self.at_once.whole };
        requests.inc();
        kept.sent.add(elapsed);
        self.at_once.duration.observe(elapsed.as_secs_f64());
    }

    fn label<'a>(&self, operation: &'a Operation, outcome: Outcome) -> &'a str {
        match &operation.name {
            None => "anonymous",
            Some(name) if self.is_told_apart(name, outcome) => name,
            Some(_) => "other",
        }
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

    /// An operation found room.
    pub fn at_work(&self) -> InFlight {
        self.at_work.inc();
        InFlight(self.at_work.clone())
    }

    /// Everything counted so far, here and by the postman.
    ///
    /// # Errors
    /// Only if a metric has no samples to write, which none here can.
    pub fn text(&self, memory: Option<&Memory>, work: Work) -> prometheus::Result<String> {
        let Work { lag, mails, schedules, purges, overdue, connections } = work;
        self.database.set(&connections);
        self.mails.set(mails);
        self.schedules.set(schedules, overdue);
        self.purges.set(purges);
        self.answers.set(memory.map_or(0, |memory| i64::try_from(memory.answers()).unwrap_or(i64::MAX)));
        self.bytes.set(memory.map_or(0, |memory| i64::try_from(memory.bytes()).unwrap_or(i64::MAX)));
        self.lag.set(lag.map_or(0.0, |lag| lag.as_secs_f64()));
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
