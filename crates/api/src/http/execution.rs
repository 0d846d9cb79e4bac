//! The way of one GraphQL request, from its text to its response. Cheap refusals come first: the text is scanned before
//! it is parsed, and what it asks for is measured before anything is executed.

use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use actix_web::web;
use async_graphql::parser::types::{ExecutableDocument, OperationDefinition, OperationType};
use async_graphql::{Name, Request, Response, ServerError, Value};
use masthead_newsroom::{Tally, previews};
use tokio::time::Instant;
use uuid::Uuid;

use super::answers::Answer;
use super::caller::Caller;
use super::errors::{self, code, coded, over_limit};
use super::operations::{self, Operation};
use super::persisted;
use super::settings::DocumentsAllowed;
use super::state::{HttpState, Visitor};
use crate::engine::only_signs_in;
use crate::ingredients::Ingredients;
use crate::limits::{self, LimitExceeded, Payer};

/// After how long an overload may be over.
const SHED_FOR: Duration = Duration::from_secs(1);

/// What the requests of one HTTP request have in common.
pub struct Execution {
    /// The server's shared state.
    pub state: web::Data<HttpState>,
    /// Who asks.
    pub caller: Caller,
    /// Whether the HTTP method is safe (RFC 9110, section 9.2.1): then only queries run. Links, images and forms of
    /// foreign pages can send such requests with a user's address and cookies, so they must not be able to change a thing.
    pub safe: bool,
    /// Whether nobody in particular asks.
    pub anonymous: bool,
    /// When execution has to end.
    pub deadline: Instant,
}

/// A request that may be executed.
pub struct Prepared {
    /// The request, its document parsed.
    pub request: Request,
    /// The operation it asks for.
    pub operation: Operation,
    /// What it costs.
    cost: usize,
    /// What its answer is made of, once it is executed.
    pub ingredients: Ingredients,
    /// When work on it began.
    pub started: std::time::Instant,
}

impl Execution {
    /// Answers one request; every failure is an answer, too.
    pub async fn run(&self, request: Request) -> Answer {
        match self.prepare(request).await {
            Ok(prepared) => self.carry_out(prepared).await,
            Err(refused) => *refused,
        }
    }

    /// Everything that can be refused without the schema, as the answer to it.
    pub async fn prepare(&self, mut request: Request) -> Result<Prepared, Box<Answer>> {
        let started = std::time::Instant::now();
        let trusted = self.trust(&mut request).await.map_err(|error| (None, vec![error]));
        match trusted.and_then(|trusted| self.check(&mut request, trusted)) {
            Ok((operation, cost)) => Ok(Prepared { request, operation, cost, ingredients: Ingredients::default(), started }),
            Err((operation, errors)) => Err(Box::new(self.finish(Response::from_errors(errors), operation, started))),
        }
    }

    /// Executes.
    pub async fn carry_out(&self, prepared: Prepared) -> Answer {
        let Prepared { request, operation, cost, ingredients, started } = prepared;
        let tally = Arc::<Tally>::default();
        // On the heap, so that the execution's large future is not part of every future around it.
        let response = Arc::clone(&tally).of(Box::pin(self.execute(request, &operation, cost, ingredients))).await;
        if started.elapsed() >= self.state.settings.slow_operation {
            self.log_slow(&operation, cost, started.elapsed(), &tally);
        }
        self.finish(response.extension("cost", self.told(cost)), Some(operation), started)
    }

    /// What an operation costs and could at most, for whoever sent it.
    fn told(&self, cost: usize) -> Value {
        let told = [("requested", cost), ("limit", self.state.settings.limits.cost)];
        Value::Object(told.into_iter().map(|(name, number)| (Name::new(name), number.into())).collect())
    }

    /// Never with what was in the document or its variables: they may be what somebody is writing.
    fn log_slow(&self, operation: &Operation, cost: usize, elapsed: Duration, tally: &Tally) {
        tracing::warn!(
            target: "masthead::slow",
            operation = operation.logged_name(),
            kind = operation.kind,
            cost,
            ms = elapsed.as_secs_f64() * 1000.0,
            statements = tally.count(),
            statements_ms = tally.time().as_secs_f64() * 1000.0,
            trace = self.caller.request_id,
            "slow operation"
        );
    }

    fn finish(&self, response: Response, operation: Option<Operation>, started: std::time::Instant) -> Answer {
        let answer = Answer::new(response, operation, &self.caller.request_id);
        self.state.metrics.operation(answer.operation.as_ref(), answer.outcome, started.elapsed());
        answer
    }

    /// Puts a document that was handed in into a request that names it. Whether it is one.
    async fn trust(&self, request: &mut Request) -> Result<bool, ServerError> {
        let by_id = request.extensions.contains_key(persisted::DOCUMENT_ID);
        let found = match persisted::id_in(request) {
            Some(id) => self.state.engine.trusted(&id).await?,
            None => None,
        };
        match found {
            Some(text) if request.query.is_empty() || request.query == text => {
                request.query = text;
                Ok(true)
            }
            None if by_id => Err(coded(code::DOCUMENT_NOT_FOUND, "No document was handed in by this id.", None)),
            _ => Ok(false),
        }
    }

    /// Readers may be held to documents that were handed in. Who works here may ask anything, and so may whoever is about to sign
    /// in; a token that is not good is refused before anything is executed.
    fn may_ask(&self, document: &ExecutableDocument) -> Result<(), ServerError> {
        let works_here = self.caller.token.as_deref().is_some_and(|token| !previews::is_one(token));
        if self.state.settings.documents == DocumentsAllowed::Any || works_here || only_signs_in(document) {
            return Ok(());
        }
        let message = "Only documents that were handed in are answered here: masthead documents add. Name yours by its id.";
        Err(coded(code::DOCUMENT_NOT_TRUSTED, message, None))
    }

    /// Leaves the parsed document in the request.
    fn check(&self, request: &mut Request, trusted: bool) -> Result<(Operation, usize), (Option<Operation>, Vec<ServerError>)> {
        let named = if trusted { None } else { self.state.persisted.complete(request).map_err(|error| (None, vec![error]))? };
        let document = self.state.documents.of(&request.query, |text| self.parse(text)).map_err(|error| (None, vec![error]))?;
        if !trusted {
            self.may_ask(&document).map_err(|error| (None, vec![error]))?;
        }
        let wanted = request.operation_name.as_deref();
        let (operation, definition) = operations::choose(&document, wanted).map_err(|error| (None, vec![error]))?;
        let measured = || self.measure(&document, definition, request).map_err(|exceeded| over_limit(&exceeded));
        let cost = self.allow(definition.ty).and_then(|()| measured()).map_err(|error| vec![error]);
        let complete = |cost| operations::require_variables(definition, &request.variables).map(|()| cost);
        match cost.and_then(complete) {
            Ok(cost) => {
                if let Some(hash) = named {
                    self.state.persisted.remember(hash, &request.query);
                }
                request.set_parsed_query(ExecutableDocument::clone(&document));
                Ok((operation, cost))
            }
            Err(errors) => Err((Some(operation), errors)),
        }
    }

    fn parse(&self, query: &str) -> Result<ExecutableDocument, ServerError> {
        limits::scan(query, &self.state.settings.limits).map_err(|exceeded| over_limit(&exceeded))?;
        async_graphql::parser::parse_query(query).map_err(|error| syntax_error(error.into()))
    }

    fn measure(&self, document: &ExecutableDocument, operation: &OperationDefinition, request: &Request) -> Result<usize, LimitExceeded> {
        let limits = &self.state.settings.limits;
        let expansion = limits::check(document, request.operation_name.as_deref(), limits)?;
        limits::check_cost(document, &expansion, operation, &request.variables, limits)
    }

    fn allow(&self, operation: OperationType) -> Result<(), ServerError> {
        match operation {
            OperationType::Mutation if self.safe => {
                Err(coded(code::METHOD_NOT_ALLOWED, "A GET request carries queries only; send mutations with POST.", None))
            }
            OperationType::Subscription => {
                Err(coded(code::SUBSCRIPTION_NOT_SUPPORTED, "Subscriptions are not answered by plain HTTP requests.", None))
            }
            OperationType::Query | OperationType::Mutation => Ok(()),
        }
    }

    /// Dropping the future is what ends an execution that takes too long: its transaction is rolled back unless it had
    /// already been committed, which is why the message does not promise anything.
    async fn execute(&self, request: Request, operation: &Operation, cost: usize, ingredients: Ingredients) -> Response {
        let Ok(_room) = self.state.room.try_acquire() else { return Response::from_errors(vec![overloaded()]) };
        let _at_work = self.state.metrics.at_work();
        let execution = no_panic(self.admit_and_serve(request, cost, ingredients));
        match tokio::time::timeout_at(self.deadline, execution).await {
            Ok(Ok(response)) => response,
            Ok(Err(panic)) => Response::from_errors(vec![coded(code::INTERNAL, format!("panic: {}", panic_text(&panic)), None)]),
            Err(_) => Response::from_errors(vec![timeout(operation)]),
        }
    }

    async fn admit_and_serve(&self, mut request: Request, cost: usize, ingredients: Ingredients) -> Response {
        let engine = &self.state.engine;
        let admitted = engine.admit(&mut request, self.caller.clone(), ingredients).await;
        // Whoever tries tokens pays for it as one who has none.
        let account = admitted.as_ref().ok().and_then(Visitor::account);
        match (self.charge(account, cost), admitted) {
            (Err(spent), _) => Response::from_errors(vec![spent]),
            (Ok(()), Err(refused)) => refused,
            (Ok(()), Ok(visitor)) => engine.serve(request, visitor).await,
        }
    }

    /// Takes the cost out of the budget of the account or else of the address. Who has neither is on this machine.
    fn charge(&self, account: Option<Uuid>, cost: usize) -> Result<(), ServerError> {
        let payer = account.map(Payer::Account).or(self.caller.address.map(Payer::Address));
        payer.map_or(Ok(()), |payer| self.state.budgets.spend(payer, cost)).map_err(rate_limited)
    }
}

/// The parser's message draws the line of the error, which may be all of a long document. Its last line says it all.
fn syntax_error(error: ServerError) -> ServerError {
    let problem = error.message.lines().last().unwrap_or_default().trim_start_matches([' ', '=']);
    let message = format!("Syntax error: {problem}.");
    errors::with_code(ServerError { message, ..error }, code::GRAPHQL_PARSE_FAILED)
}

fn overloaded() -> ServerError {
    errors::for_now(code::OVERLOADED, "Too much is asked for at once. Nothing was executed; send it again a little later.", SHED_FOR)
}

fn rate_limited(wait: Duration) -> ServerError {
    errors::for_now(code::RATE_LIMITED, "You have asked for more than your budget holds. Nothing was executed; send it again later.", wait)
}

fn timeout(operation: &Operation) -> ServerError {
    let message = match operation.kind {
        "mutation" => "The mutation took too long. It may have been carried out: look before sending it again.",
        _ => "The query took too long.",
    };
    coded(code::TIMEOUT, message, None)
}

/// Awaits a future and catches its panic, which would otherwise close the connection without an answer.
async fn no_panic<F: Future>(future: F) -> Result<F::Output, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    // The future is not polled again after a panic, so nobody sees what the panic left half done in it.
    poll_fn(move |cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

fn panic_text(panic: &Box<dyn Any + Send>) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("not a text")
}
