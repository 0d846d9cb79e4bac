//! Answers to GraphQL requests: which errors may be seen, what status a response means, and its bytes.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder};
use async_graphql::{Response, ServerError, Value};
use serde::Serialize;

use super::errors::{self, Refusal, code, code_of};
use super::media::ResponseType;
use super::operations::Operation;
use crate::cache::Content;

/// What became of an operation, as logs and metrics name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Data, no errors.
    Ok,
    /// Executed, with errors in some fields.
    Partial,
    /// A request error: not executed.
    Refused,
    /// Refused because a budget is spent.
    RateLimited,
    /// Refused because too much is at work.
    Overloaded,
    /// Cut off at the deadline.
    Timeout,
    /// Something broke here, in a field or altogether.
    Internal,
}

impl Outcome {
    /// The outcome's label.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Partial => "partial",
            Self::Refused => "refused",
            Self::RateLimited => "rate_limited",
            Self::Overloaded => "overloaded",
            Self::Timeout => "timeout",
            Self::Internal => "internal",
        }
    }
}

/// A response that is fit to be sent.
pub struct Answer {
    /// The operation, once one was chosen.
    pub operation: Option<Operation>,
    /// What became of it.
    pub outcome: Outcome,
    executed: bool,
    response: Response,
}

/// A GraphQL response (GraphQL, section 7.1). Errors come first, where people see them; a request error has no `data`.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<&'a BTreeMap<String, Value>>,
}

impl Answer {
    /// Takes a response from the engine or from a refusal, gives every error its code and hides internal causes.
    pub fn new(mut response: Response, operation: Option<Operation>, request_id: &str) -> Self {
        let executed = is_executed(&response);
        response.errors = response.errors.into_iter().map(|error| presentable(error, executed, request_id)).collect();
        let outcome = outcome(&response.errors, executed);
        Self { operation, outcome, executed, response }
    }

    fn body(&self) -> Body<'_> {
        let Response { errors, data, extensions, .. } = &self.response;
        Body { errors, data: self.executed.then_some(data), extensions: (!extensions.is_empty()).then_some(extensions) }
    }

    /// The status, by the audits of `graphql-http`: a request error is 400 in the media type made for it and 200 in
    /// `application/json`, whose older clients read a body only then. Statuses that proxies, browsers and monitors act
    /// on (401, 405, 429, 5xx) are the same in both. (The specification's edition of September 2026 prefers 422 over 400
    /// for validation errors and 294 for partial data; clients are not there yet.)
    fn status(&self, media: ResponseType) -> StatusCode {
        if self.executed {
            return StatusCode::OK;
        }
        let status = errors::status_of(self.response.errors.first().and_then(code_of));
        if media == ResponseType::Json && status == StatusCode::BAD_REQUEST { StatusCode::OK } else { status }
    }

    /// The bytes of an answer that anybody may have and that holds until something changes: one without errors. `surrogates` is what
    /// caches on the way are told of it.
    pub fn content(&self, media: ResponseType, surrogates: Option<HeaderValue>) -> Option<Content> {
        let bytes = (self.outcome == Outcome::Ok).then(|| serde_json::to_vec(&self.body()).ok()).flatten()?;
        Some(Content::new(media, bytes.into_boxed_slice().into(), surrogates))
    }

    /// The HTTP response to a single request.
    pub fn respond(&self, media: ResponseType) -> HttpResponse {
        let status = self.status(media);
        let mut response = HttpResponse::build(status);
        match status {
            StatusCode::METHOD_NOT_ALLOWED => response.insert_header((ALLOW, "POST")),
            StatusCode::UNAUTHORIZED => response.insert_header((WWW_AUTHENTICATE, "Bearer")),
            _ => &mut response,
        };
        if let Some(seconds) = self.response.errors.first().and_then(errors::retry_after) {
            response.insert_header((RETRY_AFTER, seconds));
        }
        finish(response, media, &self.body())
    }
}

/// The HTTP response to a batch: 200, because each answer tells its own story.
pub fn respond_batch(answers: &[Answer], media: ResponseType) -> HttpResponse {
    let bodies: Vec<Body<'_>> = answers.iter().map(Answer::body).collect();
    finish(HttpResponse::Ok(), media, &bodies)
}

/// The HTTP response to a request that is not well-formed.
pub fn refuse(refusal: &Refusal, media: ResponseType) -> HttpResponse {
    let body = Body { errors: std::slice::from_ref(&*refusal.error), data: None, extensions: None };
    finish(HttpResponse::build(refusal.status), media, &body)
}

fn finish(mut response: HttpResponseBuilder, media: ResponseType, body: &impl Serialize) -> HttpResponse {
    response.content_type(media.content_type());
    match serde_json::to_vec(body) {
        Ok(bytes) => response.body(bytes),
        Err(error) => {
            tracing::error!(target: "masthead::http", %error, "a response cannot be written as JSON");
            let body = r#"{"errors":[{"message":"Something broke on our side.","extensions":{"code":"INTERNAL"}}]}"#;
            response.status(StatusCode::INTERNAL_SERVER_ERROR).body(body)
        }
    }
}

/// Whether execution began. If it did, every error has the path of its field, even where the error took all data with it.
fn is_executed(response: &Response) -> bool {
    response.errors.is_empty() || response.data != Value::Null || response.errors.iter().any(|error| !error.path.is_empty())
}

fn outcome(errors: &[ServerError], executed: bool) -> Outcome {
    let any = |code| errors.iter().any(|error| code_of(error) == Some(code));
    match errors {
        [] => Outcome::Ok,
        _ if any(code::INTERNAL) => Outcome::Internal,
        _ if executed => Outcome::Partial,
        _ if any(code::TIMEOUT) => Outcome::Timeout,
        _ if any(code::RATE_LIMITED) => Outcome::RateLimited,
        _ if any(code::OVERLOADED) => Outcome::Overloaded,
        _ => Outcome::Refused,
    }
}

/// The error as a client may see it. One that carries a Rust error but no code was let through by a resolver that did
/// not expect it: its text is for the log.
fn presentable(error: ServerError, executed: bool, request_id: &str) -> ServerError {
    match code_of(&error) {
        Some(code::INTERNAL) => hidden(error, request_id),
        Some(_) => error,
        None if error.source.is_some() => hidden(error, request_id),
        None if !executed => errors::with_code(error, code::GRAPHQL_VALIDATION_FAILED),
        None => errors::with_code(error, code::BAD_USER_INPUT),
    }
}

fn hidden(error: ServerError, request_id: &str) -> ServerError {
    tracing::error!(target: "masthead::http", request = request_id, path = ?error.path, cause = error.message, "internal fault");
    ServerError { locations: error.locations, path: error.path, ..errors::internal(request_id) }
}
