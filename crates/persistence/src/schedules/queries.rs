//! Finding schedules.

use masthead_domain::articles::{Schedule, ScheduleKind};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::DeskScope;
use masthead_domain::time::{Instant, Period};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::convert::{Row, micros, within};
use crate::{StoreError, articles};

/// The schedules of an article that was found in scope, earliest first.
pub async fn of_article(db: &impl ConnectionTrait, article: ArticleId) -> Result<Vec<Schedule>, StoreError> {
    of_articles(db, &[article]).await
}

/// The schedules of articles that were found in scope, earliest first.
pub async fn of_articles(db: &impl ConnectionTrait, articles: &[ArticleId]) -> Result<Vec<Schedule>, StoreError> {
    let wanted = Entity::find().filter(Column::ArticleId.is_in(articles.iter().map(|id| Uuid::from(*id))));
    wanted.order_by_asc(Column::DueAt).all(db).await?.into_iter().map(Schedule::try_from).collect()
}

/// At most `limit` schedules of articles in scope that are due from `from` on and before `to`, earliest first.
pub async fn between(
    db: &impl ConnectionTrait,
    scope: &DeskScope,
    (from, to): (Instant, Instant),
    limit: u64,
) -> Result<Vec<Schedule>, StoreError> {
    let within = Entity::find().filter(Column::DueAt.gte(micros(from))).filter(Column::DueAt.lt(micros(to)));
    let within = within.filter(Column::ArticleId.in_subquery(articles::ids_in_scope(scope)));
    let earliest = within.order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(limit);
    earliest.all(db).await?.into_iter().map(Schedule::try_from).collect()
}

/// The ids of articles to which something of this kind is to happen in a period, and has not failed to.
pub(crate) fn articles_due(kind: ScheduleKind, period: Period) -> SelectStatement {
    let mut due = Query::select();
    due.column(Column::ArticleId).from(Entity).cond_where(within(Column::DueAt, period));
    due.and_where(Column::Kind.eq(kind.word())).and_where(Column::Failure.is_null()).to_owned()
}

/// The schedule that was due first, if one is due at `now` and has not failed.
pub async fn first_due(db: &impl ConnectionTrait, now: Instant) -> Result<Option<Schedule>, StoreError> {
    let due = Entity::find().filter(Column::DueAt.lte(micros(now))).filter(Column::Failure.is_null());
    let first = due.order_by_asc(Column::DueAt).order_by_asc(Column::Id).one(db).await?;
    first.map(Schedule::try_from).transpose()
}

/// When the next schedule is due, if there is one that has not failed.
pub async fn next_due(db: &impl ConnectionTrait) -> Result<Option<Instant>, StoreError> {
    let first: Option<(Uuid, i64)> = Entity::find()
        .filter(Column::Failure.is_null())
        .order_by_asc(Column::DueAt)
        .select_only()
        .column(Column::Id)
        .column(Column::DueAt)
        .into_tuple()
        .one(db)
        .await?;
    first.map(|(id, due_at)| Row { table: "schedules", id }.instant("due_at", due_at)).transpose()
}
