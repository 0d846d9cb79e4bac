//! What has one order for all articles: the event log, the audit trail with its seals, and how many live articles there are of what.

use std::collections::HashMap;

use masthead_domain::audit::Seal;
use uuid::Uuid;

use super::history::{Noted, Placed};
use super::rows::{Batch, Cell, Table};
use super::story::id_of;

/// The ends of the log and of the trail, and the counters.
pub struct Ledger {
    /// The number of the last event.
    pub seq: i64,
    /// The number of the last entry of the trail.
    pub audit_seq: i64,
    /// Its seal.
    pub seal: Seal,
    /// The instant of the last event.
    pub at: i64,
    counts: HashMap<(&'static str, Uuid), i64>,
}

impl Ledger {
    /// Goes on after these.
    pub fn after(seq: i64, audit_seq: i64, seal: Seal, at: i64) -> Self {
        Self { seq, audit_seq, seal, at, counts: HashMap::new() }
    }

    /// Puts a change at the end of the log and of the trail.
    pub fn put(&mut self, batch: &mut Batch, noted: Noted) {
        let Noted { mut link, detail, kind, payload } = noted;
        self.seq += 1;
        self.audit_seq += 1;
        self.at = link.at;
        let event: [Cell; 7] = [
            self.seq.into(),
            id_of(link.at, self.seq, 1).into(),
            kind.into(),
            link.subject.into(),
            payload.into(),
            link.actor.into(),
            link.at.into(),
        ];
        batch.push(Table::Events, event);
        link.seq = self.audit_seq;
        link.id = id_of(link.at, self.audit_seq, 2);
        self.seal = link.seal(&self.seal);
        let entry: [Cell; 11] = [
            link.id.into(),
            link.actor.into(),
            link.action.into(),
            link.subject_kind.into(),
            link.subject.into(),
            link.address.into(),
            detail.into(),
            link.at.into(),
            link.seq.into(),
            link.detail_digest.into(),
            self.seal.to_string().into(),
        ];
        batch.push(Table::Audit, entry);
    }

    /// Counts a live article.
    pub fn count(&mut self, placed: &Placed) {
        let mut add = |kind, subject| *self.counts.entry((kind, subject)).or_default() += 1;
        add("ALL", Uuid::nil());
        for (section, direct) in &placed.sections {
            add("SECTION", *section);
            if *direct {
                add("SECTION_DIRECT", *section);
            }
        }
        for tag in &placed.tags {
            add("TAG", *tag);
        }
        for contributor in &placed.contributors {
            add("CONTRIBUTOR", *contributor);
        }
    }

    /// The counters' rows.
    pub fn counts(&self) -> Batch {
        let mut batch = Batch::new();
        for ((kind, subject), count) in &self.counts {
            batch.push(Table::Counts, [(*kind).into(), (*subject).into(), (*count).into()]);
        }
        batch
    }
}
