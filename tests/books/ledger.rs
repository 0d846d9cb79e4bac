//! What a change leaves behind: revisions, audit rows, events.

use std::collections::HashSet;

use masthead_newsroom::Store;
use uuid::Uuid;

use super::rows;

/// What was written before something happens.
pub struct Ledger {
    revisions: i64,
    audit: HashSet<Uuid>,
    seq: i64,
    store: Store,
}

/// What was written since.
#[derive(PartialEq, Eq, Debug, Default)]
pub struct Trace {
    /// How many revisions.
    pub revisions: i64,
    /// The actions of the audit rows.
    pub audit: Vec<String>,
    /// The kinds of the events.
    pub events: Vec<String>,
}

impl Trace {
    /// Nothing at all.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// One audit row and one event, and so many revisions.
    pub fn one(revisions: i64, action: &str, event: &str) -> Self {
        Self { revisions, audit: vec![action.to_owned()], events: vec![event.to_owned()] }
    }
}

impl Ledger {
    /// Notes how things stand.
    pub async fn open(store: &Store) -> Self {
        let audit = rows(store, "SELECT id FROM audit").await.iter().map(|row| row.try_get("", "id").unwrap()).collect();
        Self { revisions: revisions(store).await, audit, seq: newest(store).await, store: store.clone() }
    }

    /// What was written since, and notes how things stand now.
    pub async fn turn(&mut self) -> Trace {
        let store = self.store.clone();
        let audit = rows(&store, "SELECT id, action FROM audit ORDER BY at, id").await;
        let audit = audit.iter().filter(|row| !self.audit.contains(&row.try_get("", "id").unwrap()));
        let events = rows(&store, &format!("SELECT kind FROM events WHERE seq > {} ORDER BY seq", self.seq)).await;
        let trace = Trace {
            revisions: revisions(&store).await - self.revisions,
            audit: audit.map(|row| row.try_get("", "action").unwrap()).collect(),
            events: events.iter().map(|row| row.try_get("", "kind").unwrap()).collect(),
        };
        *self = Self::open(&store).await;
        trace
    }
}

async fn revisions(store: &Store) -> i64 {
    rows(store, "SELECT COUNT(*) AS found FROM revisions").await[0].try_get("", "found").unwrap()
}

async fn newest(store: &Store) -> i64 {
    rows(store, "SELECT seq FROM event_head").await[0].try_get("", "seq").unwrap()
}
