//! What every request goes through: it gets an id, is counted, timed and logged, and its answer gets the headers that
//! all answers carry. Logged is what was asked for by name, never bodies, tokens or query strings.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, web};
use tracing::Instrument as _;

use super::answers::Answer;
use super::caller::client_address;
use super::headers;
use super::probes;
use super::state::HttpState;
use super::trace::{TRACEPARENT, TraceContext};

const REQUEST_ID: &str = "x-request-id";
const LOGGED_NAME_CHARS: usize = 100;

/// The operations of a request, as its log line names them. The handler leaves it in the request's extensions.
#[derive(Debug, Default)]
pub struct Operations {
    kind: &'static str,
    name: String,
    outcome: &'static str,
}

impl Operations {
    /// Sums up one answer, or a batch.
    pub fn of(answers: &[Answer]) -> Self {
        let [answer] = answers else { return Self { kind: "batch", ..Self::default() } };
        let operation = answer.operation.as_ref();
        let name = operation.and_then(|operation| operation.name.as_deref()).unwrap_or_default();
        Self {
            kind: operation.map_or("", |operation| operation.kind),
            name: name.chars().take(LOGGED_NAME_CHARS).collect(),
            outcome: answer.outcome.as_str(),
        }
    }
}

/// What of a request its log line needs.
struct Arrival {
    method: Method,
    address: Option<IpAddr>,
    authorized: bool,
    trace: TraceContext,
    started: Instant,
}

impl Arrival {
    fn of(request: &ServiceRequest, trusted_proxies: usize) -> Self {
        Self {
            method: request.method().clone(),
            address: client_address(request.headers(), request.peer_addr(), trusted_proxies),
            authorized: request.headers().contains_key(AUTHORIZATION),
            trace: TraceContext::of(request.headers()),
            started: Instant::now(),
        }
    }
}

/// The middleware; the outermost one.
pub async fn observe<B: MessageBody + 'static>(
    state: web::Data<HttpState>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let arrival = Arrival::of(&request, state.settings.trusted_proxies);
    request.extensions_mut().insert(arrival.trace.clone());
    let in_flight = state.metrics.arrive();
    // Whatever is logged while the request is worked on carries its id.
    let span = tracing::info_span!("request", id = arrival.trace.request_id());
    let mut response = next.call(request).instrument(span).await?;
    drop(in_flight);

    mark(&mut response, &arrival);
    let route = response.request().match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let elapsed = arrival.started.elapsed();
    state.metrics.request(&route, response.status().as_u16(), elapsed);
    // A probe that is content says nothing, several times a minute.
    if !(probes::ROUTES.contains(&route.as_str()) && response.status().is_success()) {
        log(&arrival, &route, elapsed, &response);
    }
    Ok(response)
}

fn mark<B>(response: &mut ServiceResponse<B>, arrival: &Arrival) {
    let headers = response.headers_mut();
    headers::protect(headers, &arrival.method, arrival.authorized);
    for (name, value) in [(REQUEST_ID, arrival.trace.request_id()), (TRACEPARENT, &arrival.trace.header())] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

fn log<B: MessageBody>(arrival: &Arrival, route: &str, elapsed: Duration, response: &ServiceResponse<B>) {
    let bytes = match response.response().body().size() {
        BodySize::None => Some(0),
        BodySize::Sized(bytes) => Some(bytes),
        BodySize::Stream => None,
    };
    let extensions = response.request().extensions();
    let operations = extensions.get::<Operations>();
    tracing::info!(
        target: "masthead::http",
        method = arrival.method.as_str(),
        route,
        status = response.status().as_u16(),
        ms = elapsed.as_secs_f64() * 1000.0,
        bytes,
        operation = operations.map(|operations| operations.name.as_str()),
        kind = operations.map(|operations| operations.kind),
        outcome = operations.map(|operations| operations.outcome),
        trace = arrival.trace.request_id(),
        span = arrival.trace.span_id(),
        address = arrival.address.map(tracing::field::display),
        "request"
    );
}
