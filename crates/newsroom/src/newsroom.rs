//! Everything a use case needs, in one value.

use std::future::Future;

use masthead_domain::policy::{Actor, SignedIn};
use masthead_domain::time::Instant;
use masthead_persistence::audit::{self, Since};
use masthead_persistence::sessions::{self, Standing};
use masthead_persistence::{Store, StoreError, Transaction, api_tokens};
use uuid::Uuid;

use crate::locks::EditingSettings;
use crate::mails::Mailroom;
use crate::sessions::Gate;
use crate::surrogates::Purges;
use crate::{Caller, Clock, Conflict, Refusal};

/// A running newsroom: its store, its clock and its gate. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Newsroom {
    /// Where everything is kept.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Who may come in.
    pub gate: Gate,
    /// What there is to know about the mails on this node.
    pub mailroom: Mailroom,
    /// What there is to know about purging the cache in front on this node.
    pub purges: Purges,
    /// How people are kept from writing over each other.
    pub editing: EditingSettings,
}

impl Newsroom {
    /// A newsroom that works on articles as it does by default.
    pub fn new(store: Store, clock: Clock, gate: Gate) -> Self {
        Self { store, clock, gate, mailroom: Mailroom::default(), purges: Purges::default(), editing: EditingSettings::default() }
    }

    /// Begins a write. Readers are refused before it waits for its turn, and whoever lost session, role or account while waiting
    /// when it comes.
    pub(crate) async fn begin(&self, caller: &Caller) -> Result<Transaction, Refusal> {
        caller.signed_in_or_operator()?;
        let tx = self.store.begin(caller.address.clone(), || self.clock.now()).await?;
        if is_still(&tx, &caller.actor).await? { Ok(tx) } else { Err(Refusal::SignInFirst) }
    }

    /// Law 7 for all that is not an article: refuses a change that was made on another version than the current one, and says
    /// who changed what since.
    pub(crate) async fn check_version(
        tx: &Transaction,
        subject: impl Into<Uuid>,
        expected: i64,
        current: (i64, Instant),
    ) -> Result<(), Refusal> {
        let ((current_version, changed_at), subject) = (current, subject.into());
        if expected == current_version {
            return Ok(());
        }
        let Since { changed_by, changes, .. } = audit::since(tx.reader(), subject, expected).await?;
        Err(Refusal::Stale(Box::new(Conflict { current_version, changed_by, changed_at, changes })))
    }

    /// Answers `load`'s value, or that there is no such thing.
    pub(crate) async fn found<T, E>(
        what: &'static str,
        id: impl ToString,
        load: impl Future<Output = Result<Option<T>, E>>,
    ) -> Result<T, Refusal>
    where
        Refusal: From<E>,
    {
        load.await?.ok_or_else(|| Refusal::NotFound { what, id: id.to_string() })
    }
}

/// Whether somebody is still who they were when they were let in.
async fn is_still(tx: &Transaction, actor: &Actor) -> Result<bool, StoreError> {
    let now = match actor {
        Actor::User(SignedIn { user, session, .. }) | Actor::Enrolling(SignedIn { user, session, .. }) => {
            sessions::standing(tx.reader(), *session, *user, tx.now()).await?.map(Standing::actor)
        }
        Actor::Token(machine) => match api_tokens::find(tx.reader(), machine.token).await? {
            Some(token) => api_tokens::machine(tx.reader(), &token, tx.now()).await?.map(Actor::Token),
            None => None,
        },
        // Their right is looked at where it is used up, or is not the database's to give.
        Actor::Anonymous | Actor::Guest(_) | Actor::LinkHolder(_) | Actor::Operator => return Ok(true),
    };
    Ok(now.is_some_and(|now| actor.is_still(&now)))
}
