//! What every request goes through: it gets an id, is counted, timed and logged, and its answer gets the headers that
//! all answers carry. Logged is what was asked for by name, never bodies, tokens or query strings.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use actix_web::body::{BodySize, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpResponse, web};
use tracing::Instrument as _;

use super::answers::{Answer, Outcome};
use super::cached;
use super::caller::client_address;
use super::headers;
use super::operations::Operation;
use super::probes;
use super::state::HttpState;
use super::trace::{TRACEPARENT, TraceContext};

const REQUEST_ID: &str = "x-request-id";

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
        match answers {
            [answer] => Self::one(answer.operation.as_ref(), answer.outcome),
            _ => Self { kind: "batch", ..Self::default() },
        }
    }

    /// Sums up an answer without errors.
    pub fn succeeded(operation: &Operation) -> Self {
        Self::one(Some(operation), Outcome::Ok)
    }

    fn one(operation: Option<&Operation>, outcome: Outcome) -> Self {
        Self {
            kind: operation.map_or("", |operation| operation.kind),
            name: operation.map_or("", Operation::logged_name).to_owned(),
            outcome: outcome.as_str(),
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
    fn of(request: &ServiceRequest, trusted_proxies: usize, started: Instant) -> Self {
        Self {
            method: request.method().clone(),
            address: client_address(request.headers(), request.peer_addr(), trusted_proxies),
            authorized: request.headers().contains_key(AUTHORIZATION),
            trace: TraceContext::of(request.headers()),
            started,
        }
    }
}

/// The middleware; the outermost one.
pub async fn observe<B: MessageBody + 'static>(
    state: web::Data<HttpState>,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let arrived = Instant::now();
    if let Some(response) = cached::known_answer(&state, &mut request, arrived).await {
        return Ok(answer_at_once(&state, request, response).map_into_right_body());
    }
    let arrival = Arrival::of(&request, state.settings.trusted_proxies, arrived);
    request.extensions_mut().insert(arrival.trace.clone());
    let in_flight = state.metrics.arrive();
    // Whatever is logged while the request is worked on carries its id.
    let span = tracing::info_span!("request", id = arrival.trace.request_id());
    let mut response = next.call(request).instrument(span).await?;
    drop(in_flight);

    headers::protect(response.headers_mut(), &arrival.method, arrival.authorized);
    mark(response.headers_mut(), &arrival.trace);
    let route = response.request().match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let elapsed = arrival.started.elapsed();
    state.metrics.request(&route, response.status().as_u16(), elapsed);
    // A probe that is content says nothing, several times a minute.
    if !(probes::ROUTES.contains(&route.as_str()) && response.status().is_success()) {
        log(&arrival, &route, elapsed, &response);
    }
    Ok(response.map_into_left_body())
}

/// What an answer out of the memory gets: all the headers that others get, and a line in the log only for whoever debugs. There
/// are too many of them, and they all say the same.
fn answer_at_once(state: &HttpState, request: ServiceRequest, response: HttpResponse) -> ServiceResponse {
    let trace = TraceContext::of(request.headers());
    tracing::debug!(target: "masthead::http", status = response.status().as_u16(), trace = trace.request_id(), "answered from memory");
    let mut response = request.into_response(response);
    let (request, head) = (response.request().clone(), response.headers_mut());
    state.cors.mark(head, request.headers());
    headers::protect(head, request.method(), false);
    mark(head, &trace);
    response
}

fn mark(headers: &mut HeaderMap, trace: &TraceContext) {
    for (name, value) in [(REQUEST_ID, trace.request_id()), (TRACEPARENT, trace.header())] {
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
