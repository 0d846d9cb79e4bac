//! What orchestrators and monitors ask: does the process live, should it get requests, what has it counted.
//! These paths are for the inside; a proxy in front need not pass them on.

use actix_web::{HttpResponse, web};
use serde_json::json;

use super::metrics;
use super::state::HttpState;

/// The paths of this file.
pub const ROUTES: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// `/healthz`: the process runs and takes requests. It asks nothing else, so that a database that is away does not get
/// the process killed.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// `/readyz`: requests can be answered; otherwise 503 and why not.
pub async fn readyz(state: web::Data<HttpState>) -> HttpResponse {
    let ready = tokio::time::timeout(state.settings.execution_deadline, state.engine.ready()).await;
    match ready.unwrap_or_else(|_| Err("the database does not answer in time".to_owned())) {
        Ok(()) => HttpResponse::Ok().json(json!({ "status": "ready" })),
        Err(reason) => HttpResponse::ServiceUnavailable().json(json!({ "status": "unavailable", "reason": reason })),
    }
}

/// `/metrics`: the Prometheus text format.
pub async fn metrics(state: web::Data<HttpState>) -> HttpResponse {
    match state.metrics.text(state.memory.as_ref(), state.engine.work()) {
        Ok(text) => HttpResponse::Ok().content_type(metrics::CONTENT_TYPE).body(text),
        Err(error) => HttpResponse::InternalServerError().content_type("text/plain").body(error.to_string()),
    }
}
