//! Everything a use case needs, in one value.

use std::future::Future;

use masthead_domain::time::Instant;
use masthead_persistence::audit::{self, Since};
use masthead_persistence::sessions::{self, Standing};
use masthead_persistence::{Store, Transaction};
use uuid::Uuid;

use crate::mails::Mailroom;
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
    /// What there is to know about the mails on this node.
    pub mailroom: Mailroom,
}

impl Newsroom {
    /// Begins a write. Readers are refused before it waits for its turn, and whoever lost session, role or account while waiting
    /// when it comes.
    pub(crate) async fn begin(&self, caller: &Caller) -> Result<Transaction, Refusal> {
        caller.signed_in_or_operator()?;
        let tx = self.store.begin(caller.address.clone(), || self.clock.now()).await?;
        if let Some((user, session)) = caller.actor.session() {
            let now = sessions::standing(tx.reader(), session, user, tx.now()).await?.map(Standing::actor);
            now.filter(|now| caller.actor.is_still(now)).ok_or(Refusal::SignInFirst)?;
        }
        Ok(tx)
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
