//! The engine: executes parsed GraphQL requests for whoever HTTP says is asking. Knows GraphQL and the newsroom, not HTTP.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_graphql::parser::types::{ExecutableDocument, Selection};
use async_graphql::{Positioned, Request, Response, ServerError};
use masthead_domain::policy::Actor;
use masthead_domain::time::Instant;
use masthead_domain::trusted_documents::DocumentId;
use masthead_newsroom::mails::MailCounts;
use masthead_newsroom::surrogates::PurgeCounts;
use masthead_newsroom::{Connections, Newsroom, Refusal, StoreError, api_tokens, previews, schedules, sessions, trusted_documents};
use uuid::Uuid;

use crate::context::RequestContext;
use crate::errors::fault;
use crate::http::Caller;
use crate::ingredients::Ingredients;
use crate::remembered::Remembered;
use crate::schema::{self, Schema};

/// Executes requests. Cheap to clone; all clones share schema and newsroom.
#[derive(Clone)]
pub struct Engine {
    schema: Schema,
    sdl: Arc<str>,
    newsroom: Newsroom,
    current: Arc<AtomicBool>,
    remembered: Arc<Remembered>,
}

/// Somebody who was admitted, with one request.
pub struct Visitor(Box<RequestContext>);

impl Visitor {
    /// Whose budget the request is charged to; none for whoever has no account.
    pub fn account(&self) -> Option<Uuid> {
        self.0.caller.actor.account()
    }
}

/// What a node does beside answering, as far as it counts that.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// How long ago it last made sure that it knows the newest event; none if it never did.
    pub lag: Option<Duration>,
    /// How mails fared.
    pub mails: MailCounts,
    /// How many schedules it carried out, and by how many microseconds the latest was late.
    pub schedules: (u64, i64),
    /// How purges of the cache in front fared, and how many public changes are still to be purged there.
    pub purges: (PurgeCounts, i64),
    /// For how long the next scheduled step has been due without having been carried out.
    pub overdue: Duration,
    /// The connections to the database.
    pub connections: Vec<Connections>,
}

impl Engine {
    /// The engine of a newsroom.
    pub fn new(newsroom: Newsroom) -> Self {
        let schema = schema::build();
        let sdl = schema::sdl(&schema).into();
        Self { schema, sdl, newsroom, current: Arc::default(), remembered: Arc::default() }
    }

    /// Executes a request for whoever asks.
    pub async fn execute(&self, mut request: Request, caller: Caller, ingredients: Ingredients) -> Response {
        match self.admit(&mut request, caller, ingredients).await {
            Ok(visitor) => self.serve(request, visitor).await,
            Err(refused) => refused,
        }
    }

    /// Finds out who asks. A token that is not good is refused as a whole: a client that believes itself signed in must not
    /// mistake the public view for its own. Only signing in and refreshing disregard the token, which is likely the one that is over.
    /// What the answer is going to be made of is noted in `ingredients`.
    pub async fn admit(&self, request: &mut Request, mut caller: Caller, ingredients: Ingredients) -> Result<Visitor, Response> {
        // A document that cannot be parsed is refused later, with its own error.
        if caller.token.is_some() && request.parsed_query().is_ok_and(only_signs_in) {
            caller.token = None;
        }
        if self.newsroom.store.agenda().may_be_due(self.newsroom.clock.now()) {
            // In a box, since it is seldom needed and large.
            Box::pin(self.carry_out_due()).await;
        }
        let context = self.context(caller, ingredients).await;
        context.map(|context| Visitor(Box::new(context))).map_err(|refusal| Response::from_errors(vec![refused(refusal)]))
    }

    /// Executes a request for somebody who was admitted.
    pub async fn serve(&self, request: Request, visitor: Visitor) -> Response {
        self.schema.execute(request.data(*visitor.0)).await
    }

    /// What is due has happened before anybody is answered (law 6). That something due cannot be done now must not keep readers
    /// from the rest: it is tried again by whoever comes next.
    async fn carry_out_due(&self) {
        if let Err(refusal) = schedules::carry_out_due(&self.newsroom).await {
            tracing::error!(cause = ?refusal, "what is due could not be carried out");
        }
    }

    async fn context(&self, caller: Caller, ingredients: Ingredients) -> Result<RequestContext, Refusal> {
        let address = caller.address.map(|address| address.to_string());
        // Whoever is signed in may have changed something on another node a moment ago, and reads it from the database.
        let (actor, remembered) = match &caller.token {
            None => (Actor::Anonymous, Arc::clone(&self.remembered)),
            Some(token) => (self.let_in(token, address.as_deref()).await?, Arc::default()),
        };
        let asker = masthead_newsroom::Caller { actor, address };
        Ok(RequestContext::new(self.newsroom.clone(), asker, caller.user_agent, remembered, ingredients))
    }

    async fn let_in(&self, token: &str, address: Option<&str>) -> Result<Actor, Refusal> {
        if previews::is_one(token) {
            previews::authenticate(&self.newsroom, token, address).await
        } else if api_tokens::is_one(token) {
            api_tokens::authenticate(&self.newsroom, token, address).await
        } else {
            sessions::authenticate(&self.newsroom, token).await
        }
    }

    /// The text of the trusted document with this id.
    pub async fn trusted(&self, id: &DocumentId) -> Result<Option<String>, ServerError> {
        let found = trusted_documents::find(&self.newsroom, id).await;
        found.map(|found| found.map(|document| document.text)).map_err(refused)
    }

    /// The schema in the schema definition language.
    pub fn sdl(&self) -> &str {
        &self.sdl
    }

    /// How this node's work beside answering fares.
    pub fn work(&self) -> Work {
        let Newsroom { store, mailroom, clock, purges, .. } = &self.newsroom;
        let purges = purges.counts();
        let newest = store.generation().current().filter(|_| purges.position > 0);
        let behind = newest.map_or(0, |newest| newest.saturating_sub(purges.position).max(0));
        let due_for = |due: Instant| Duration::try_from(clock.now().duration_since(due)).unwrap_or_default();
        Work {
            lag: store.generation().lag(),
            mails: mailroom.counts(),
            schedules: store.agenda().carried_out(),
            purges: (purges, behind),
            overdue: store.agenda().next().map(due_for).unwrap_or_default(),
            connections: store.connections(),
        }
    }

    /// Tells from now on how long each statement took and how late each scheduled step was.
    pub fn observe(&self, statement: impl Fn(Duration) + Send + Sync + 'static, lateness: impl Fn(Duration) + Send + Sync + 'static) {
        self.newsroom.store.observe_statements(statement);
        self.newsroom.store.agenda().observe_lateness(lateness);
    }

    /// The newest change this node knows of that the public can notice; none while it cannot be sure. What is asked after
    /// reading it is answered at least as new.
    pub fn generation(&self) -> Option<i64> {
        self.newsroom.store.generation().current()
    }

    /// For how long public answers of this generation stay true if nobody changes anything; none if nothing is due.
    pub async fn due_in(&self, generation: i64) -> Option<Duration> {
        match schedules::next_due(&self.newsroom, generation).await {
            Ok(due) => due.map(|due| Duration::try_from(due.duration_since(self.newsroom.clock.now())).unwrap_or_default()),
            Err(refusal) => {
                tracing::warn!(cause = ?refusal, "nobody can say what is due; nothing is kept");
                Some(Duration::ZERO)
            }
        }
    }

    /// Whether requests can be answered: the database is there, and its tables were current once. The cause is for the log.
    pub async fn ready(&self) -> Result<(), String> {
        let not_there = |error: StoreError| {
            tracing::warn!(cause = %error, "not ready");
            "the database does not answer".to_owned()
        };
        if self.current.load(Ordering::Relaxed) {
            return self.newsroom.store.ping().await.map_err(not_there);
        }
        let migrations = self.newsroom.store.migrations().await.map_err(not_there)?;
        match migrations.iter().filter(|(_, done)| !done).count() {
            0 => {
                self.current.store(true, Ordering::Relaxed);
                Ok(())
            }
            pending => Err(format!("{pending} migrations are to be carried out: masthead migrate up")),
        }
    }
}

/// What people do who are not signed in yet, or no longer.
const NEEDS_NO_TOKEN: [&str; 6] =
    ["signIn", "signInTwoFactor", "sessionRefresh", "invitationAccept", "passwordResetRequest", "passwordReset"];

/// Whether every operation of the document does nothing but what needs no token.
pub fn only_signs_in(document: &ExecutableDocument) -> bool {
    let signs_in = |selection: &Positioned<Selection>| match &selection.node {
        Selection::Field(field) => NEEDS_NO_TOKEN.contains(&field.node.name.node.as_str()),
        Selection::FragmentSpread(_) | Selection::InlineFragment(_) => false,
    };
    document.operations.iter().all(|(_, operation)| operation.node.selection_set.node.items.iter().all(signs_in))
}

fn refused(refusal: Refusal) -> ServerError {
    fault(refusal).into_server_error(async_graphql::Pos::default())
}
