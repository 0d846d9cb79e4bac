//! The handler of `/graphql`, by the GraphQL-over-HTTP specification (graphql.github.io/graphql-over-http).

use actix_web::http::Method;
use actix_web::http::header::{HeaderValue, VARY};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, web};
use tokio::time::Instant;

use super::answers::{self, Answer};
use super::caller::Caller;
use super::errors::Refusal;
use super::execution::Execution;
use super::media::{self, ResponseType};
use super::parameters::{self, Asked};
use super::requests::Operations;
use super::state::HttpState;
use super::trace::TraceContext;
use super::{body, headers};

/// Methods of `/graphql`.
pub const METHODS: &str = "GET, HEAD, POST, OPTIONS";

/// Answers GET, HEAD and POST.
pub async fn answer(state: web::Data<HttpState>, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    let mut response = match media::negotiate(&request) {
        None => answers::refuse(&Refusal::not_acceptable(), ResponseType::Json),
        Some(media) => match ask(&state, &request, payload).await {
            Ok(asked) => respond(state, &request, asked, media).await,
            Err(refusal) => answers::refuse(&refusal, media),
        },
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept, Authorization"));
    response
}

async fn ask(state: &HttpState, request: &HttpRequest, payload: web::Payload) -> Result<Asked, Refusal> {
    if request.method() != Method::POST {
        return parameters::from_query_string(request.query_string()).map(|asked| Asked::One(Box::new(asked)));
    }
    media::require_json(request)?;
    let settings = &state.settings;
    let body = body::read(request, payload, settings.body_limit, settings.client_request_timeout).await?;
    parameters::from_json(&body, settings.batch_limit)
}

async fn respond(state: web::Data<HttpState>, request: &HttpRequest, asked: Asked, media: ResponseType) -> HttpResponse {
    let execution = execution(state, request);
    match asked {
        Asked::One(asked) => {
            let answer = execution.run(*asked).await;
            note(request, std::slice::from_ref(&answer));
            answer.respond(media)
        }
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

fn execution(state: web::Data<HttpState>, request: &HttpRequest) -> Execution {
    let trace = request.extensions().get::<TraceContext>().cloned();
    let trace = trace.unwrap_or_else(|| TraceContext::of(request.headers()));
    Execution {
        caller: Caller::of(request, trace.request_id(), state.settings.trusted_proxies),
        safe: headers::is_safe(request.method()),
        deadline: Instant::now() + state.settings.execution_deadline,
        state,
    }
}

/// Leaves for the request's log line what was executed.
fn note(request: &HttpRequest, answers: &[Answer]) {
    request.extensions_mut().insert(Operations::of(answers));
}
