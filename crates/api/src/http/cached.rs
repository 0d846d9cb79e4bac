//! Public queries and the memory: a request that is known is answered before anything else is done for it, and an answer that
//! anybody may have is executed once for all who ask for it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::web::{Bytes, Payload};
use actix_web::{FromRequest as _, HttpMessage as _, HttpResponse};
use tokio::time::timeout_at;

use super::answers::Answer;
use super::body;
use super::errors::Refusal;
use super::execution::{Execution, Prepared};
use super::media::{self, ResponseType};
use super::representation::Asker;
use super::state::HttpState;
use crate::cache::{Content, Exact, ExactRef, Found, Kept, Leader, Memory, Moment, Question, Turn};

/// The one path whose answers are kept.
pub const PATH: &str = "/graphql";

/// The body of a request that was read to look for its answer, for the handler that has to answer it after all.
pub struct ReadBody(pub Result<Bytes, Refusal>);

/// Whether nobody in particular asks.
pub fn is_anonymous(headers: &HeaderMap) -> bool {
    !headers.contains_key(AUTHORIZATION)
}

/// The answer to a request that was asked in the same bytes before, if nothing has changed since.
pub async fn known_answer(state: &HttpState, request: &mut ServiceRequest, arrived: Instant) -> Option<HttpResponse> {
    let memory = state.memory.as_ref()?;
    if request.path() != PATH || !is_anonymous(request.headers()) {
        return None;
    }
    let moment = Moment { generation: state.engine.generation()?, now: arrived };
    let media = media::negotiate(request.request())?;
    let found = match *request.method() {
        Method::GET | Method::HEAD => memory.find(&ExactRef { media, posted: false, bytes: request.query_string().as_bytes() }, moment),
        Method::POST => {
            let body = read(state, request).await?;
            memory.find(&ExactRef { media, posted: true, bytes: &body }, moment)
        }
        _ => return None,
    };
    state.metrics.looked_up(&found);
    let Found::Fresh(kept) = found else { return None };
    let response = respond(state, request, &kept, arrived);
    state.metrics.sent(&kept, response.status().as_u16(), arrived.elapsed());
    Some(response)
}

fn respond(state: &HttpState, request: &ServiceRequest, kept: &Kept, now: Instant) -> HttpResponse {
    let asker = Asker { method: request.method(), headers: request.headers() };
    asker.respond(state, &kept.content, kept.valid_until.map(|until| until.saturating_duration_since(now)))
}

/// The body of a POST. One that cannot be read is left to the handler, with the reason.
async fn read(state: &HttpState, request: &mut ServiceRequest) -> Option<Bytes> {
    media::require_json(request.request()).ok()?;
    let (head, payload) = request.parts_mut();
    let payload = Payload::from_request(head, payload).await.ok()?;
    let settings = &state.settings;
    let body = body::read(head, payload, settings.body_limit, settings.client_request_timeout).await;
    let bytes = body.as_ref().ok().cloned();
    request.extensions_mut().insert(ReadBody(body));
    bytes
}

/// What became of a request.
pub enum Answered {
    /// An answer that anybody may have, and how long it is certain to stay true, where that is known.
    ForAll(Arc<Content>, Option<Duration>),
    /// An answer for this request alone.
    ForOne(Box<Answer>),
}

impl Execution {
    /// Answers one request: what anybody may ask out of the memory, or by executing it once for all who ask it now.
    pub async fn answer(&self, asked: Prepared, exact: Exact) -> Answered {
        let media = exact.media();
        if !self.is_public(&asked) {
            return Answered::ForOne(Box::new(self.carry_out(asked).await));
        }
        // Before anything is read, so that no answer claims to be newer than it is; and the generation before what is due, since
        // a change of that moves it.
        let generation = self.state.engine.generation();
        let due = match generation {
            Some(generation) => self.state.engine.due_in(generation).await,
            // Who cannot say what has changed cannot say either for how long it stays so.
            None => Some(Duration::ZERO),
        };
        let (Some(memory), Some(generation)) = (&self.state.memory, generation) else {
            return self.for_whoever_asks(asked, media, due).await;
        };
        let question = memory.learn(exact, |hasher| Question::of(&asked.request, media, hasher));
        let moment = Moment { generation, now: Instant::now() };
        match timeout_at(self.deadline, memory.turn(&question, moment)).await {
            Ok(Turn::Kept(kept)) => {
                kept.sent.add(asked.started.elapsed());
                Answered::ForAll(Arc::clone(&kept.content), due)
            }
            Ok(Turn::Lead(leader)) => self.lead(memory, leader, asked, media, due).await,
            Ok(Turn::Alone) | Err(_) => self.for_whoever_asks(asked, media, due).await,
        }
    }

    fn is_public(&self, asked: &Prepared) -> bool {
        self.anonymous && asked.operation.kind == "query"
    }

    async fn for_whoever_asks(&self, asked: Prepared, media: ResponseType, due: Option<Duration>) -> Answered {
        let ingredients = asked.ingredients.clone();
        let answer = self.carry_out(asked).await;
        match answer.content(media, self.state.cache.surrogates(&ingredients.keys())) {
            Some(content) => Answered::ForAll(Arc::new(content), due),
            None => Answered::ForOne(Box::new(answer)),
        }
    }

    async fn lead(&self, memory: &Memory, leader: Leader, asked: Prepared, media: ResponseType, due: Option<Duration>) -> Answered {
        let valid_until = due.map(|due| Instant::now() + due);
        let (operation, ingredients) = (asked.operation.clone(), asked.ingredients.clone());
        let answer = self.carry_out(asked).await;
        let Some(content) = answer.content(media, self.state.cache.surrogates(&ingredients.keys())) else {
            leader.pass();
            return Answered::ForOne(Box::new(answer));
        };
        let sent = self.state.metrics.operations_sent(&operation);
        Answered::ForAll(Arc::clone(&memory.keep(leader, content, valid_until, sent).content), due)
    }
}
