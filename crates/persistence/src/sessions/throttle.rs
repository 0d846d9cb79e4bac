//! Counting failed sign-ins in fixed windows.

use std::time::Duration;

use masthead_domain::time::Instant;
use sea_orm::sea_query::{CaseStatement, Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryTrait,
};

use super::commit::begin;
use super::throttle_entity::{Column, Entity, Model};
use crate::convert::micros;
use crate::{Store, StoreError};

/// Something whose failures are counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counter {
    /// What is counted: an account, an address, or an account from an address.
    pub subject: String,
    /// How many failures a window takes.
    pub limit: u32,
}

/// Whether there was room for one more attempt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// There was, and it is taken.
    Yes,
    /// There was not; nothing was counted.
    Full {
        /// When the window that is full began, in microseconds since the Unix epoch.
        window_started_at: i64,
    },
}

/// Counts an attempt that is about to be made against every counter, or against none if one of them is full.
///
/// Each counter is one conditional statement: attempts at the same instant queue for its row and no more than the limit get
/// through. Callers name counters in the same order of kinds, so two attempts cannot wait for one another.
pub async fn count(store: &Store, counters: &[Counter], window: Duration, now: Instant) -> Result<Counted, StoreError> {
    let tx = begin(store).await?;
    for counter in counters {
        if let Some(window_started_at) = full_since(&tx, counter, window, now).await? {
            tx.rollback().await?;
            return Ok(Counted::Full { window_started_at });
        }
    }
    tx.commit().await?;
    Ok(Counted::Yes)
}

/// Takes back what a successful sign-in was counted as: `cleared` start anew, `refunded` get their one attempt back.
pub async fn forgive(store: &Store, cleared: &[String], refunded: Option<&str>) -> Result<(), StoreError> {
    let db = store.writer();
    for subject in cleared {
        Entity::delete_by_id(subject).exec(db).await?;
    }
    if let Some(subject) = refunded {
        let one_less = Expr::col(Column::Failures).sub(1);
        let counted = Column::Subject.eq(subject).and(Column::Failures.gt(0));
        Entity::update_many().col_expr(Column::Failures, one_less).filter(counted).exec(db).await?;
    }
    Ok(())
}

async fn full_since(tx: &DatabaseTransaction, counter: &Counter, window: Duration, now: Instant) -> Result<Option<i64>, StoreError> {
    let limit = i32::try_from(counter.limit).unwrap_or(i32::MAX);
    let first = Model { subject: counter.subject.clone(), failures: 1, window_started_at: micros(now) };
    let over = || Expr::col((Entity, Column::WindowStartedAt)).lte(micros(now - window));
    let failures = || Expr::col((Entity, Column::Failures));
    let again = OnConflict::column(Column::Subject)
        .value(Column::Failures, CaseStatement::new().case(over(), 1).finally(failures().add(1)))
        .value(
            Column::WindowStartedAt,
            CaseStatement::new().case(over(), micros(now)).finally(Expr::col((Entity, Column::WindowStartedAt))),
        )
        .action_and_where(over().or(failures().lt(limit)))
        .to_owned();
    let mut insert = Entity::insert(first.into_active_model().reset_all()).on_conflict(again).into_query();
    insert.returning_col(Column::Failures);
    if tx.query_one(&insert).await?.is_some() {
        return Ok(None);
    }
    let full = Entity::find_by_id(&counter.subject).one(tx).await?;
    Ok(Some(full.map_or(micros(now), |row| row.window_started_at)))
}
