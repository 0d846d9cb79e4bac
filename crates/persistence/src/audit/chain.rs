//! Where the chain ends, putting entries at its end, and following it from its beginning.

use masthead_domain::audit::{Flaw, Link, Seal, Verifier, digest};
use masthead_domain::ids::UserId;
use masthead_domain::time::Instant;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, IsolationLevel, QueryFilter, QueryOrder, QuerySelect,
    TransactionOptions, TransactionTrait,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::StoreError;
use crate::connect::is_postgres;
use crate::convert::micros;
use crate::events::head;

/// How many entries are read at once.
const BATCH: u64 = 1_000;

/// Something that was done, before it has its place in the trail.
#[derive(Clone, Debug)]
pub(crate) struct Noted {
    pub id: Uuid,
    pub actor: Option<UserId>,
    pub action: String,
    pub subject_kind: String,
    pub subject: Uuid,
    pub address: Option<String>,
    pub detail: String,
}

/// The end of the chain: how many entries there are, and the seal of the last.
#[derive(Clone, Debug)]
pub(crate) struct End {
    pub seq: i64,
    pub seal: Seal,
}

impl End {
    /// The row of what was done next, at `at`; the chain then ends with it.
    pub fn put(&mut self, noted: Noted, at: Instant) -> Model {
        let Noted { id, actor, action, subject_kind, subject, address, detail } = noted;
        self.seq += 1;
        let link = Link {
            seq: self.seq,
            id,
            at: micros(at),
            actor: actor.map(Into::into),
            action,
            subject_kind,
            subject,
            address,
            detail_digest: digest(&detail),
        };
        self.seal = link.seal(&self.seal);
        let seal = self.seal.to_string();
        let Link { seq, id, at, actor, action, subject_kind, subject, address, detail_digest } = link;
        Model { id, actor_id: actor, action, subject_kind, subject_id: subject, address, detail, at, seq, detail_digest, seal }
    }
}

/// Follows the whole trail. Answers how many entries there are and the seal of the last, or the first flaw. `noted` is what an
/// earlier verification answered.
pub async fn verify(db: &DatabaseConnection, noted: Option<(i64, Seal)>) -> Result<Result<(i64, Seal), Flaw>, StoreError> {
    // All of it as it is at one instant: what is written or purged meanwhile is the next verification's.
    let snapshot = db.begin_with_options(one_snapshot(db)).await?;
    follow(&snapshot, noted).await
}

fn one_snapshot(db: &DatabaseConnection) -> TransactionOptions {
    let isolation_level = is_postgres(db).then_some(IsolationLevel::RepeatableRead);
    TransactionOptions { isolation_level, ..TransactionOptions::default() }
}

async fn follow(db: &impl ConnectionTrait, noted: Option<(i64, Seal)>) -> Result<Result<(i64, Seal), Flaw>, StoreError> {
    let head = head::Entity::find_by_id(1).one(db).await?.ok_or_else(|| StoreError::Damaged("event_head has no row".to_owned()))?;
    let mut verifier = Verifier::new(noted);
    loop {
        let (seen, _) = verifier.whole();
        let next = Entity::find().filter(Column::Seq.gt(seen)).filter(Column::Seq.lte(head.audit_seq));
        let next = next.order_by_asc(Column::Seq).limit(BATCH).all(db).await?;
        if next.is_empty() {
            return Ok(verifier.end(head.audit_seq, &Seal(head.audit_seal)));
        }
        for model in next {
            let (link, detail, seal) = unlinked(model);
            if let Err(flaw) = verifier.follow(&link, &detail, &seal) {
                return Ok(Err(flaw));
            }
        }
    }
}

/// Erases what is kept of the content of a thing that is gone for good. What was done to it, by whom and when stays, and sealed.
pub(crate) async fn erase_details(db: &impl ConnectionTrait, subject: Uuid) -> Result<(), StoreError> {
    let nothing = ActiveModel { detail: Set(String::new()), ..Default::default() };
    Entity::update_many().set(nothing).filter(Column::SubjectId.eq(subject)).exec(db).await?;
    Ok(())
}

fn unlinked(model: Model) -> (Link, String, Seal) {
    let Model { id, actor_id, action, subject_kind, subject_id, address, detail, at, seq, detail_digest, seal } = model;
    let link = Link { seq, id, at, actor: actor_id, action, subject_kind, subject: subject_id, address, detail_digest };
    (link, detail, Seal(seal))
}
