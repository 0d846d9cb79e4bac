//! What an operator may set about the HTTP server, with defaults that are right behind one reverse proxy or none.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroUsize;
use std::time::Duration;

use serde::{Deserialize, Deserializer, de};

use crate::limits::{BudgetSettings, Limits};

/// What GraphQL clients send beyond what browsers always allow (Fetch standard, CORS-safelisted request headers).
const CORS_HEADERS: [&str; 10] = [
    "apollo-require-preflight",
    "apollographql-client-name",
    "apollographql-client-version",
    "authorization",
    "content-type",
    "graphql-require-preflight",
    "if-none-match",
    "traceparent",
    "tracestate",
    "x-apollo-operation-name",
];

/// Which documents are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentsAllowed {
    /// All.
    Any,
    /// To readers, only those that were handed in beforehand.
    Trusted,
}

/// The `[http]` part of the configuration. Durations are written in seconds, whole or with a fraction.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HttpSettings {
    /// Address and port to listen on. Port 0 takes any free port.
    pub listen: SocketAddr,
    /// The largest request body, in bytes.
    pub body_limit: usize,
    /// How long one HTTP request may execute, all operations of a batch together, before it is answered `TIMEOUT`.
    #[serde(deserialize_with = "seconds")]
    pub execution_deadline: Duration,
    /// Worker threads; one per processor when absent.
    pub workers: Option<usize>,
    /// How long an idle connection stays open. Zero closes each connection after its answer.
    #[serde(deserialize_with = "seconds")]
    pub keep_alive: Duration,
    /// How long a client may take to send a request's head, and as long again for its body.
    #[serde(deserialize_with = "seconds")]
    pub client_request_timeout: Duration,
    /// How long a client may leave what was sent to it unread before its connection is ended. On Linux only; 0 leaves it to the system.
    #[serde(deserialize_with = "seconds")]
    pub unread_timeout: Duration,
    /// Operations that take so long are logged with their cost and their statements. 0 logs each.
    #[serde(deserialize_with = "seconds")]
    pub slow_operation: Duration,
    /// How long requests that run may still take after SIGTERM or SIGINT. A fraction of a second is dropped.
    #[serde(deserialize_with = "seconds")]
    pub shutdown_timeout: Duration,
    /// Origins whose pages may read answers (Fetch standard, CORS protocol), as `https://example.com`; `*` is all of them.
    pub cors_origins: Vec<String>,
    /// Request headers that such pages may send.
    pub cors_headers: Vec<String>,
    /// How long a browser may remember the answer to a preflight.
    #[serde(deserialize_with = "seconds")]
    pub cors_max_age: Duration,
    /// How many reverse proxies in front append to `X-Forwarded-For`. With 0 that header is not believed.
    pub trusted_proxies: usize,
    /// How many operations one POST may carry as a JSON array. 0 refuses arrays.
    pub batch_limit: usize,
    /// How many bytes documents may take that clients name by their hash (automatic persisted queries). 0 remembers none.
    pub persisted_query_bytes: u64,
    /// Which documents are answered.
    pub documents: DocumentsAllowed,
    /// How many operations may be at work at once, those that wait for the database among them. Beyond that they are refused at once.
    pub operations_at_once: NonZeroUsize,
    /// What everybody may spend: the `[budgets]` part of the configuration.
    #[serde(skip)]
    pub budgets: BudgetSettings,
    /// What one GraphQL document may hold and ask for: the `[limits]` part of the configuration.
    #[serde(skip)]
    pub limits: Limits,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            body_limit: 1024 * 1024,
            execution_deadline: Duration::from_secs(10),
            workers: None,
            // Longer than the usual idle time of a load balancer, so that the balancer is the one to close.
            keep_alive: Duration::from_secs(75),
            client_request_timeout: Duration::from_secs(15),
            unread_timeout: Duration::from_secs(30),
            slow_operation: Duration::from_secs(1),
            shutdown_timeout: Duration::from_secs(30),
            cors_origins: Vec::new(),
            cors_headers: CORS_HEADERS.map(str::to_owned).into(),
            cors_max_age: Duration::from_hours(24),
            trusted_proxies: 0,
            batch_limit: 0,
            persisted_query_bytes: 4 * 1024 * 1024,
            documents: DocumentsAllowed::Any,
            // Half a second's work of a small machine: who waited longer would soon have given up.
            operations_at_once: NonZeroUsize::MIN.saturating_add(511),
            budgets: BudgetSettings::default(),
            limits: Limits::default(),
        }
    }
}

/// A year is as good as for ever, and cannot overflow a clock.
pub fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    const YEAR: Duration = Duration::from_hours(365 * 24);
    let duration = Duration::try_from_secs_f64(f64::deserialize(deserializer)?).map_err(de::Error::custom)?;
    if duration > YEAR { Err(de::Error::custom("longer than a year")) } else { Ok(duration) }
}
