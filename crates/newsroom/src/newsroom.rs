//! Everything a use case needs, in one value.

use std::future::Future;

use masthead_persistence::{Store, Transaction};

use crate::sessions::Gate;
use crate::{Caller, Clock, Refusal};

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
    /// Begins a write. Readers are refused before it waits for its turn.
    pub(crate) async fn begin(&self, caller: &Caller) -> Result<Transaction, Refusal> {
        caller.signed_in_or_operator()?;
        Ok(self.store.begin(caller.actor.user(), caller.address.clone(), || self.clock.now()).await?)
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
