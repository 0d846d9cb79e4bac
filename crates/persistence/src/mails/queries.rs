//! Finding mails that wait.

use masthead_domain::mails::QueuedMail;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{Column, Entity};
use crate::convert::micros;
use crate::{Store, StoreError};

/// Mails that are to be sent by now, the one that waits longest first.
pub async fn due(store: &Store, limit: u64, now: Instant) -> Result<Vec<QueuedMail>, StoreError> {
    let due = Entity::find().filter(Column::DueAt.lte(micros(now))).order_by_asc(Column::DueAt).limit(limit);
    due.all(store.reader()).await?.into_iter().map(QueuedMail::try_from).collect()
}

/// How many mails there are that have not been sent.
pub async fn waiting(store: &Store) -> Result<u64, StoreError> {
    Ok(Entity::find().count(store.reader()).await?)
}
