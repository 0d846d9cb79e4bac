//! Errors of this layer: their stable codes, the GraphQL shape they are told in, and the status each code means.

use std::time::Duration;

use actix_web::http::StatusCode;
use async_graphql::{ErrorExtensionValues, Pos, ServerError, Value};

use crate::limits::LimitExceeded;

/// Stable values of `extensions.code`. Codes of limits come from `limits`, all others from the engine.
pub mod code {
    /// The HTTP request is no well-formed GraphQL request.
    pub const BAD_REQUEST: &str = "BAD_REQUEST";
    /// A value of a variable or argument is not one its type takes.
    pub const BAD_USER_INPUT: &str = "BAD_USER_INPUT";
    /// The document is not GraphQL.
    pub const GRAPHQL_PARSE_FAILED: &str = "GRAPHQL_PARSE_FAILED";
    /// The document, or a variable, does not fit the schema.
    pub const GRAPHQL_VALIDATION_FAILED: &str = "GRAPHQL_VALIDATION_FAILED";
    /// Something broke here; the message says no more than the request id.
    pub const INTERNAL: &str = "INTERNAL";
    /// The path takes other methods, or this operation does.
    pub const METHOD_NOT_ALLOWED: &str = "METHOD_NOT_ALLOWED";
    /// `Accept` leaves no media type to answer in.
    pub const NOT_ACCEPTABLE: &str = "NOT_ACCEPTABLE";
    /// Nothing is at this path.
    pub const NOT_FOUND: &str = "NOT_FOUND";
    /// The document has several operations and the request names none.
    pub const OPERATION_NAME_REQUIRED: &str = "OPERATION_NAME_REQUIRED";
    /// The document has no operation of the requested name.
    pub const OPERATION_NOT_FOUND: &str = "OPERATION_NOT_FOUND";
    /// No document is known by this hash; the client sends it once, with the hash.
    pub const PERSISTED_QUERY_NOT_FOUND: &str = "PERSISTED_QUERY_NOT_FOUND";
    /// Documents are not remembered here; the client sends them.
    pub const PERSISTED_QUERY_NOT_SUPPORTED: &str = "PERSISTED_QUERY_NOT_SUPPORTED";
    /// No document was handed in by this id.
    pub const DOCUMENT_NOT_FOUND: &str = "DOCUMENT_NOT_FOUND";
    /// Only documents that were handed in are answered.
    pub const DOCUMENT_NOT_TRUSTED: &str = "DOCUMENT_NOT_TRUSTED";
    /// The body is larger than allowed.
    pub const PAYLOAD_TOO_LARGE: &str = "PAYLOAD_TOO_LARGE";
    /// More operations are at work than may be.
    pub const OVERLOADED: &str = "OVERLOADED";
    /// The caller's budget is spent.
    pub const RATE_LIMITED: &str = "RATE_LIMITED";
    /// The body did not arrive in time.
    pub const REQUEST_TIMEOUT: &str = "REQUEST_TIMEOUT";
    /// Subscriptions are not answered on this path.
    pub const SUBSCRIPTION_NOT_SUPPORTED: &str = "SUBSCRIPTION_NOT_SUPPORTED";
    /// Execution took longer than allowed.
    pub const TIMEOUT: &str = "TIMEOUT";
    /// From the engine: the token is not valid.
    pub const UNAUTHENTICATED: &str = "UNAUTHENTICATED";
    /// The body's media type is not read here.
    pub const UNSUPPORTED_MEDIA_TYPE: &str = "UNSUPPORTED_MEDIA_TYPE";
}

const RETRY_AFTER: &str = "retryAfter";

/// A request that is refused before it is a well-formed GraphQL request.
#[derive(Debug)]
pub struct Refusal {
    /// The answer's status, whatever its media type.
    pub status: StatusCode,
    /// What the client is told.
    pub error: Box<ServerError>,
}

impl Refusal {
    fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        Self { status, error: Box::new(coded(code, message, None)) }
    }

    /// 400: not well-formed.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code::BAD_REQUEST, message)
    }

    /// 400, for variables that are not even read.
    pub fn over_limit(exceeded: &LimitExceeded) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error: Box::new(over_limit(exceeded)) }
    }

    /// 404, with a hint for people who try addresses.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, code::NOT_FOUND, "Nothing is here. GraphQL requests go to /graphql.")
    }

    /// 405. The caller adds `Allow`.
    pub fn method_not_allowed(allowed: &str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, code::METHOD_NOT_ALLOWED, format!("This path takes {allowed}."))
    }

    /// 406.
    pub fn not_acceptable() -> Self {
        let message = "Answers come as `application/graphql-response+json` or `application/json`; `Accept` takes neither.";
        Self::new(StatusCode::NOT_ACCEPTABLE, code::NOT_ACCEPTABLE, message)
    }

    /// 408: the body did not arrive in time.
    pub fn request_timeout() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, code::REQUEST_TIMEOUT, "The request body did not arrive in time.")
    }

    /// 413, with the limit in bytes.
    pub fn payload_too_large(limit: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, code::PAYLOAD_TOO_LARGE, format!("The request body is larger than {limit} bytes."))
    }

    /// 415.
    pub fn unsupported_media_type(message: &str) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code::UNSUPPORTED_MEDIA_TYPE, message)
    }
}

/// An error with its code.
pub fn coded(code: &str, message: impl Into<String>, position: Option<Pos>) -> ServerError {
    with_code(ServerError::new(message, position), code)
}

/// A limit that is exceeded, with the numbers for programs.
pub fn over_limit(exceeded: &LimitExceeded) -> ServerError {
    let mut error = coded(exceeded.code.as_str(), exceeded.to_string(), None);
    let extensions = error.extensions.get_or_insert_default();
    extensions.set("limit", exceeded.limit);
    if let Some(found) = exceeded.found {
        extensions.set("found", found);
    }
    error
}

/// A refusal that holds for so long; the client is told whole seconds, 1 at least.
pub fn for_now(code: &str, message: impl Into<String>, wait: Duration) -> ServerError {
    let seconds = u64::try_from(wait.as_nanos().div_ceil(1_000_000_000)).unwrap_or(u64::MAX).max(1);
    let mut error = coded(code, message, None);
    error.extensions.get_or_insert_default().set(RETRY_AFTER, seconds);
    error
}

/// After how many seconds it is worth trying again, if the error says so.
pub fn retry_after(error: &ServerError) -> Option<u64> {
    match error.extensions.as_ref()?.get(RETRY_AFTER)? {
        Value::Number(seconds) => seconds.as_u64(),
        _ => None,
    }
}

/// The same error with a code.
pub fn with_code(mut error: ServerError, code: &str) -> ServerError {
    error.extensions.get_or_insert_default().set("code", code);
    error
}

/// An internal fault as clients see it: no cause, but the id under which the log has the cause.
pub fn internal(request_id: &str) -> ServerError {
    let mut error = coded(code::INTERNAL, format!("Something broke on our side. It is logged as request {request_id}."), None);
    error.extensions.get_or_insert_default().set("requestId", request_id);
    error
}

/// The code of an error, if it has one.
pub fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref().and_then(|extensions: &ErrorExtensionValues| extensions.get("code")) {
        Some(Value::String(code)) => Some(code),
        _ => None,
    }
}

/// The status of a request error, by its code, when the media type lets the status tell it.
pub fn status_of(code: Option<&str>) -> StatusCode {
    match code {
        Some(code::UNAUTHENTICATED) => StatusCode::UNAUTHORIZED,
        Some(code::METHOD_NOT_ALLOWED) => StatusCode::METHOD_NOT_ALLOWED,
        Some(code::RATE_LIMITED) => StatusCode::TOO_MANY_REQUESTS,
        Some(code::INTERNAL) => StatusCode::INTERNAL_SERVER_ERROR,
        Some(code::TIMEOUT | code::OVERLOADED) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    }
}
