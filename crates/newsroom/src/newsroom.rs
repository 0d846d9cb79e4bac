//! Everything a use case needs, in one value.

use std::future::Future;

use masthead_domain::policy::Actor;
use masthead_domain::time::Instant;
use masthead_domain::users::User;
use masthead_persistence::{Store, Transaction, events, users};
use uuid::Uuid;

use crate::sessions::Gate;
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
}

impl Newsroom {
    /// Begins a write. Readers are refused before it waits for its turn, and whoever lost their role or account while waiting
    /// when it comes.
    pub(crate) async fn begin(&self, caller: &Caller) -> Result<Transaction, Refusal> {
        caller.signed_in_or_operator()?;
        let tx = self.store.begin(caller.actor.user(), caller.address.clone(), || self.clock.now()).await?;
        if let Actor::User(signed_in) = &caller.actor {
            let user = users::find(tx.reader(), signed_in.user).await?;
            let is_still = |user: &User| user.role == signed_in.role && user.disabled_at.is_none();
            user.filter(is_still).ok_or(Refusal::SignInFirst)?;
        }
        Ok(tx)
    }

    /// When something is due that changes what the public sees, if anything is: no answer is good for longer. Nothing can be
    /// scheduled yet.
    #[allow(clippy::unused_async)] // Once it can, this asks the store.
    pub async fn next_due(&self) -> Result<Option<Instant>, Refusal> {
        Ok(None)
    }

    /// The refusal of a change that was made on another version than the current one: it says who made that, and when.
    pub(crate) async fn stale(tx: &Transaction, subject: impl Into<Uuid>, version: i64, changed_at: Instant) -> Result<Refusal, Refusal> {
        let changed_by = events::last_actor(tx.reader(), subject.into()).await?;
        Ok(Refusal::Stale(Box::new(Conflict { current_version: version, changed_by, changed_at, changed_fields: Vec::new() })))
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
