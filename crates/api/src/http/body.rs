//! Reads a request body: at most so many bytes, in at most so much time.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::web::{Bytes, Payload};

use super::errors::Refusal;

/// The whole body.
///
/// # Errors
/// 413 for a longer body (at once if `Content-Length` admits it), 408 for a slow one, 400 for one that breaks off.
pub async fn read(request: &HttpRequest, payload: Payload, limit: usize, patience: Duration) -> Result<Bytes, Refusal> {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(Refusal::payload_too_large(limit));
    }
    match tokio::time::timeout(patience, payload.to_bytes_limited(limit)).await {
        Ok(Ok(Ok(body))) => Ok(body),
        Ok(Ok(Err(_))) => Err(Refusal::bad_request("The request body broke off or is framed wrongly.")),
        Ok(Err(_)) => Err(Refusal::payload_too_large(limit)),
        Err(_) => Err(Refusal::request_timeout()),
    }
}
