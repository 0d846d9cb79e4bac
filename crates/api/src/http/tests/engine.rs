//! A stand-in for the engine: fields that answer, wait, fail and panic.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use async_graphql::{Context, EmptySubscription, Error, ErrorExtensions as _, Object, Request, Response, Schema, ServerError};
use uuid::Uuid;

use masthead_domain::trusted_documents::DocumentId;

use crate::engine::Work;
use crate::http::Caller;
use crate::ingredients::Ingredients;

/// See the engine itself.
#[derive(Clone)]
pub struct Engine {
    schema: Schema<Query, Mutation, EmptySubscription>,
    sdl: Arc<str>,
    ready: Result<(), String>,
    /// The generation that it says it knows.
    pub generation: Arc<AtomicI64>,
    /// How often it executed something.
    pub executions: Arc<AtomicI64>,
}

/// See the engine itself.
pub struct Visitor(Caller);

impl Visitor {
    pub fn account(&self) -> Option<Uuid> {
        self.0.token.as_ref().map(|_| Uuid::nil())
    }
}

pub struct Query;
pub struct Mutation;

#[Object]
impl Query {
    async fn hello(&self, name: Option<String>) -> String {
        format!("Hello {}", name.unwrap_or_else(|| "world".to_owned()))
    }

    async fn caller(&self, ctx: &Context<'_>) -> String {
        let caller = ctx.data_unchecked::<Caller>();
        format!("{:?} {:?} {}", caller.token, caller.address, caller.user_agent.as_deref().unwrap_or_default())
    }

    async fn slow(&self) -> bool {
        tokio::time::sleep(Duration::from_millis(100)).await;
        true
    }

    async fn never(&self) -> bool {
        tokio::time::sleep(Duration::from_hours(1)).await;
        true
    }

    async fn broken(&self) -> Option<Result<bool, Error>> {
        Some(Err(Error::new("disk on fire").extend_with(|_, extensions| extensions.set("code", "INTERNAL"))))
    }

    async fn unmapped(&self) -> Result<bool, Error> {
        std::future::ready(Err(std::io::Error::other("disk on fire").into())).await
    }

    async fn refused(&self) -> Option<Result<bool, Error>> {
        Some(Err(Error::new("Not yours.").extend_with(|_, extensions| extensions.set("code", "FORBIDDEN"))))
    }

    async fn panics(&self, really: bool) -> bool {
        assert!(!really, "disk on fire");
        really
    }
}

#[Object]
impl Mutation {
    async fn write(&self) -> bool {
        true
    }

    async fn never(&self) -> bool {
        std::future::pending().await
    }
}

impl Engine {
    pub fn new() -> Self {
        let schema = Schema::new(Query, Mutation, EmptySubscription);
        let sdl = schema.sdl().into();
        let (generation, executions) = (Arc::new(AtomicI64::new(1)), Arc::default());
        Self { schema, sdl, ready: Ok(()), generation, executions }
    }

    pub fn unready(reason: &str) -> Self {
        Self { ready: Err(reason.to_owned()), ..Self::new() }
    }

    /// A token that is `wrong` fails before execution, as signing in does. Any other belongs to one and the same account.
    pub async fn admit(&self, _request: &mut Request, caller: Caller, _ingredients: Ingredients) -> Result<Visitor, Response> {
        if caller.token.as_deref() == Some("wrong") {
            let error = Error::new("Sign in again.").extend_with(|_, extensions| extensions.set("code", "UNAUTHENTICATED"));
            return std::future::ready(Err(Response::from_errors(vec![error.into_server_error(async_graphql::Pos::default())]))).await;
        }
        Ok(Visitor(caller))
    }

    pub async fn serve(&self, request: Request, visitor: Visitor) -> Response {
        self.executions.fetch_add(1, Ordering::SeqCst);
        self.schema.execute(request.data(visitor.0)).await
    }

    /// Below zero it does not know.
    pub fn generation(&self) -> Option<i64> {
        Some(self.generation.load(Ordering::SeqCst)).filter(|generation| *generation >= 0)
    }

    pub async fn due_in(&self, _generation: i64) -> Option<Duration> {
        std::future::ready(None).await
    }

    /// Nothing was handed in but one document.
    pub async fn trusted(&self, id: &DocumentId) -> Result<Option<String>, ServerError> {
        std::future::ready(Ok((id.as_str() == "hello").then(|| "{ hello }".to_owned()))).await
    }

    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    #[expect(clippy::unused_self, reason = "the engine itself has it so")]
    pub fn observe(&self, _statement: impl Fn(Duration) + Send + Sync + 'static, _lateness: impl Fn(Duration) + Send + Sync + 'static) {}

    pub fn work(&self) -> Work {
        Work { lag: self.generation().map(|_| Duration::ZERO), ..Work::default() }
    }

    pub async fn ready(&self) -> Result<(), String> {
        std::future::ready(self.ready.clone()).await
    }
}
