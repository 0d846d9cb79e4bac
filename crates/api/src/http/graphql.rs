//! The handler of `/graphql`, by the GraphQL-over-HTTP specification (graphql.github.io/graphql-over-http).

use actix_web::http::Method;
use actix_web::http::header::VARY;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, web};
use tokio::time::Instant;

use super::answers::{self, Answer};
use super::cached::{Answered, ReadBody, is_anonymous};
use super::caller::Caller;
use super::errors::Refusal;
use super::execution::{Execution, Prepared};
use super::media::{self, ResponseType};
use super::parameters::{self, Asked};
use super::representation::{Asker, VARIES_BY};
use super::requests::Operations;
use super::state::HttpState;
use super::trace::TraceContext;
use super::{body, headers};
use crate::cache::Exact;

/// Methods of `/graphql`.
pub const METHODS: &str = "GET, HEAD, POST, OPTIONS";

/// Answers GET, HEAD and POST.
pub async fn answer(state: web::Data<HttpState>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    let mut response = match media::negotiate(&request) {
        None => answers::refuse(&Refusal::not_acceptable(), ResponseType::Json),
        Some(media) => match ask(&state, &request, payload, media).await {
            Ok((asked, exact)) => respond(state, &request, asked, exact).await,
            Err(refusal) => answers::refuse(&refusal, media),
        },
    };
    response.headers_mut().insert(VARY, VARIES_BY);
    response
}

/// What is asked, and in which bytes.
async fn ask(state: &HttpState, request: &HttpRequest, payload: web::Payload, media: ResponseType) -> Result<(Asked, Exact), Refusal> {
    if request.method() != Method::POST {
        let text = request.query_string();
        let asked = parameters::from_query_string(text, &state.settings.limits)?;
        return Ok((Asked::One(Box::new(asked)), Exact::copied(media, false, text.as_bytes())));
    }
    media::require_json(request)?;
    let settings = &state.settings;
    let read = request.extensions_mut().remove::<ReadBody>();
    let body = match read {
        Some(ReadBody(body)) => body?,
        None => body::read(request, payload, settings.body_limit, settings.client_request_timeout).await?,
    };
    Ok((parameters::from_json(&body, settings.batch_limit, &settings.limits)?, Exact::copied(media, true, &body)))
}

async fn respond(state: web::Data<HttpState>, request: &HttpRequest, asked: Asked, exact: Exact) -> HttpResponse {
    let execution = execution(state, request);
    let media = exact.media();
    match asked {
        Asked::One(asked) => match execution.prepare(*asked).await {
            Ok(prepared) => respond_to_one(&execution, request, prepared, exact).await,
            Err(refused) => {
                note(request, std::slice::from_ref(&refused));
                refused.respond(media)
            }
        },
        Asked::Batch(batch) => {
            let mut answers = Vec::with_capacity(batch.len());
            // One after the other: mutations must not overtake each other.
            for asked in batch {
                answers.push(execution.run(asked).await);
            }
            note(request, &answers);
            answers::respond_batch(&answers, media)
        }
    }
}

async fn respond_to_one(execution: &Execution, request: &HttpRequest, asked: Prepared, exact: Exact) -> HttpResponse {
    let (operation, media) = (asked.operation.clone(), exact.media());
    match execution.answer(asked, exact).await {
        Answered::ForAll(content, due) => {
            request.extensions_mut().insert(Operations::succeeded(&operation));
            Asker { method: request.method(), headers: request.headers() }.respond(&execution.state, &content, due)
        }
        Answered::ForOne(answer) => {
            note(request, std::slice::from_ref(&answer));
            answer.respond(media)
        }
    }
}

fn execution(state: web::Data<HttpState>, request: &HttpRequest) -> Execution {
    let trace = request.extensions().get::<TraceContext>().cloned();
    let trace = trace.unwrap_or_else(|| TraceContext::of(request.headers()));
    Execution {
        caller: Caller::of(request, trace.request_id(), state.settings.trusted_proxies),
        safe: headers::is_safe(request.method()),
        anonymous: is_anonymous(request.headers()),
        deadline: Instant::now() + state.settings.execution_deadline,
        state,
    }
}

/// Leaves for the request's log line what was executed.
fn note(request: &HttpRequest, answers: &[Answer]) {
    request.extensions_mut().insert(Operations::of(answers));
}
