//! What all workers share: settings, the engine, the metrics, and what follows from the settings once and for all.

use std::io;

use actix_web::http::header::{EntityTag, HeaderValue};
use tokio::sync::Semaphore;

#[cfg(not(test))]
pub(super) use crate::engine::{Engine, Visitor};

// Unit tests drive this layer with a schema of their own, whose fields fail, hang and panic on demand.
#[cfg(test)]
pub(super) use super::tests::engine::{Engine, Visitor};

use super::cors::CorsPolicy;
use super::documents::Documents;
use super::metrics::Metrics;
use super::persisted::PersistedQueries;
use super::sdl;
use super::settings::HttpSettings;
use crate::cache::{CacheSettings, Memory};
use crate::limits::Budgets;

/// The server's shared state, made once and given to [`configure`](super::configure) in every worker.
pub struct HttpState {
    pub(super) settings: HttpSettings,
    pub(super) engine: Engine,
    pub(super) metrics: Metrics,
    pub(super) cors: CorsPolicy,
    pub(super) sdl_tag: EntityTag,
    pub(super) memory: Option<Memory>,
    pub(super) cache: CacheSettings,
    pub(super) outward: HeaderValue,
    pub(super) documents: Documents,
    pub(super) persisted: PersistedQueries,
    pub(super) budgets: Budgets,
    /// A permit for each operation that may be at work.
    pub(super) room: Semaphore,
}

impl HttpState {
    /// Checks the settings and prepares the metrics.
    ///
    /// # Errors
    /// `InvalidInput` for a CORS origin or header name that cannot be one, and for a limit that cannot be.
    pub fn new(settings: HttpSettings, cache: CacheSettings, engine: Engine) -> io::Result<Self> {
        let cannot_be = |reason: String| io::Error::new(io::ErrorKind::InvalidInput, reason);
        settings.limits.possible().map_err(cannot_be)?;
        let cors = CorsPolicy::new(&settings).map_err(|reason| cannot_be(format!("http: {reason}")))?;
        let metrics = Metrics::new().map_err(io::Error::other)?;
        let (statements, lateness) = (metrics.database.statements.clone(), metrics.schedules.lateness.clone());
        engine.observe(move |elapsed| statements.observe(elapsed.as_secs_f64()), move |late| lateness.observe(late.as_secs_f64()));
        let sdl_tag = sdl::entity_tag(engine.sdl());
        let outward = HeaderValue::try_from(cache.outward(None)).map_err(io::Error::other)?;
        Ok(Self {
            persisted: PersistedQueries::within(settings.persisted_query_bytes),
            budgets: Budgets::new(&settings.budgets),
            room: Semaphore::new(settings.operations_at_once.get().min(Semaphore::MAX_PERMITS)),
            settings,
            engine,
            metrics,
            cors,
            sdl_tag,
            memory: Memory::of(cache.max_bytes),
            cache,
            outward,
            documents: Documents::new(),
        })
    }
}
