//! The one way content is written: a transaction that ends with its audit rows and events, or leaves nothing (laws 2 and 3).
//!
//! Writers queue: SQLite has one writer anyway, and on PostgreSQL each transaction first locks the event counter. So events
//! are numbered without gaps in the order they become visible, counters and the section tree cannot race, and no two
//! writers can deadlock. See `docs/decisions/0004`.

use masthead_domain::audit::Seal;
use masthead_domain::events::NewEvent;
use masthead_domain::ids::UserId;
use masthead_domain::policy::Permit;
use masthead_domain::time::Instant;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveValue::Set, DatabaseConnection, DatabaseTransaction, EntityTrait, QuerySelect, TransactionTrait};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::audit::{End, Noted};
use crate::connect::{immediate, is_postgres};
use crate::convert::{Row, micros};
use crate::events::{Generation, announce, entity, head};
use crate::{StoreError, rows};

/// A write in progress. Dropping it without [`Transaction::commit`] leaves nothing behind.
#[derive(Debug)]
pub struct Transaction {
    tx: DatabaseTransaction,
    seq: i64,
    address: Option<String>,
    now: Instant,
    events: Vec<(NewEvent, Option<UserId>)>,
    audit: Vec<Noted>,
    trail: End,
    generation: Generation,
}

impl Transaction {
    pub(crate) async fn begin(
        db: &DatabaseConnection,
        generation: Generation,
        address: Option<String>,
        clock: impl FnOnce() -> Instant,
    ) -> Result<Self, StoreError> {
        let tx = db.begin_with_options(immediate()).await?;
        let mut head = head::Entity::find_by_id(1);
        if is_postgres(&tx) {
            head = head.lock(LockType::Update);
        }
        let head = head.one(&tx).await?.ok_or_else(|| StoreError::Damaged("event_head has no row".to_owned()))?;
        let last = Row { table: "event_head", id: Uuid::nil() }.instant("at", head.at)?;
        let now = not_before(clock(), last);
        let trail = End { seq: head.audit_seq, seal: Seal(head.audit_seal) };
        Ok(Self { tx, seq: head.seq, address, now, events: Vec::new(), audit: Vec::new(), trail, generation })
    }

    /// For reading inside the transaction.
    pub fn reader(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// When this transaction happens; the same instant for all it writes.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// A new id, sorted by this transaction's time.
    pub fn new_id(&self) -> Uuid {
        new_id(self.now)
    }

    /// Notes what is being done, for the audit trail and, with an event, for the log.
    pub fn record(&mut self, permit: &Permit, subject: Uuid, detail: &Value, event: NewEvent) {
        self.audit.push(Noted {
            id: self.new_id(),
            actor: permit.actor(),
            action: permit.action().word().to_owned(),
            subject_kind: event.kind.subject().to_owned(),
            subject,
            address: self.address.clone(),
            detail: with_token(detail, permit).to_string(),
        });
        self.events.push((event, permit.actor()));
    }

    /// Writes audit rows and events and makes everything visible at once. Answers the number of the last event, when this node
    /// has taken note of it: who reads afterwards is not answered from before.
    pub async fn commit(mut self) -> Result<i64, StoreError> {
        let mut seq = self.seq;
        let mut events = Vec::with_capacity(self.events.len());
        for (event, actor) in &self.events {
            seq += 1;
            events.push(entity::Model {
                seq,
                id: self.new_id(),
                kind: event.kind.word().to_owned(),
                subject_id: event.subject,
                payload: event.payload.to_string(),
                actor_id: actor.map(Into::into),
                at: micros(self.now),
            });
        }
        let audit: Vec<_> = self.audit.into_iter().map(|noted| self.trail.put(noted, self.now)).collect();
        rows::insert_all(&self.tx, audit).await?;
        if seq != self.seq {
            rows::insert_all(&self.tx, events).await?;
            let End { seq: audit_seq, seal } = self.trail;
            let (audit_seq, audit_seal) = (Set(audit_seq), Set(seal.to_string()));
            let head = head::ActiveModel { id: Set(1), seq: Set(seq), at: Set(micros(self.now)), audit_seq, audit_seal };
            head::Entity::update(head).exec_without_returning(&self.tx).await?;
            announce(&self.tx).await?;
        }
        self.tx.commit().await?;
        if self.events.iter().any(|(event, _)| event.kind.is_public()) {
            self.generation.move_to(seq);
        }
        Ok(seq)
    }
}

/// What is kept of a change, with the API token it was made with: the actor is who made that token.
fn with_token(detail: &Value, permit: &Permit) -> Value {
    let mut detail = detail.clone();
    if let (Some(token), Some(fields)) = (permit.token(), detail.as_object_mut()) {
        fields.insert("apiToken".to_owned(), json!(token));
    }
    detail
}

/// What the clock shows once the turn has come, but not before the last event, whichever node wrote that: so nothing appears in
/// a feed behind what a reader has seen. A node whose clock is far ahead must not draw the others along for good.
fn not_before(now: Instant, last: Instant) -> Instant {
    const CLOCKS_DIFFER_BY: i64 = 60;
    if last > now && last.as_second() - now.as_second() <= CLOCKS_DIFFER_BY { last } else { now }
}

/// A new UUID v7 of this instant.
pub(crate) fn new_id(now: Instant) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanoseconds = now.subsec_nanosecond().unsigned_abs();
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanoseconds))
}
