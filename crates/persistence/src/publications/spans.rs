//! What was live when, for the desk: one row for each time during which the public saw one revision.

use masthead_domain::articles::LiveSpan;
use masthead_domain::ids::ArticleId;
use masthead_domain::time::Instant;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::span_entity::{Column, Entity, Model};
use crate::convert::{Row, micros};
use crate::{StoreError, rows};

/// From `since` on the public sees this revision, or nothing. Spans do not overlap: what was due before the last change, and is only done
/// now, counts from that change on. What began at this very instant was seen by nobody.
pub(crate) async fn turn(db: &impl ConnectionTrait, article: ArticleId, revision: Option<i32>, since: Instant) -> Result<(), StoreError> {
    let id = Uuid::from(article);
    let last = Entity::find().filter(Column::ArticleId.eq(id)).order_by_desc(Column::LiveFrom).one(db).await?;
    let since = last.iter().map(|last| last.live_until.unwrap_or(last.live_from)).fold(micros(since), i64::max);
    match last {
        Some(last) if last.live_from == since => {
            Entity::delete_by_id((id, since)).exec(db).await?;
        }
        Some(last) if last.live_until.is_none() => {
            let mut ended = last.into_active_model();
            ended.live_until = Set(Some(since));
            Entity::update(ended).exec_without_returning(db).await?;
        }
        _ => {}
    }
    match revision {
        Some(revision) => rows::insert(db, Model { article_id: id, live_from: since, live_until: None, revision }).await,
        None => Ok(()),
    }
}

/// The span of an article that `instant` lies in: what the public saw then.
pub async fn live_at(db: &impl ConnectionTrait, article: ArticleId, instant: Instant) -> Result<Option<LiveSpan>, StoreError> {
    let begun = Entity::find().filter(Column::ArticleId.eq(Uuid::from(article))).filter(Column::LiveFrom.lte(micros(instant)));
    let last = begun.order_by_desc(Column::LiveFrom).one(db).await?;
    let span = last.filter(|span| span.live_until.is_none_or(|until| until > micros(instant)));
    span.map(LiveSpan::try_from).transpose()
}

/// Whether the public ever saw this revision.
pub async fn was_live(db: &impl ConnectionTrait, article: ArticleId, revision: i32) -> Result<bool, StoreError> {
    let spans = Entity::find().filter(Column::ArticleId.eq(Uuid::from(article))).filter(Column::Revision.eq(revision));
    Ok(spans.one(db).await?.is_some())
}

impl TryFrom<Model> for LiveSpan {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "live_spans", id: model.article_id };
        let (from, until) = (row.instant("live_from", model.live_from)?, row.instant_or_none("live_until", model.live_until)?);
        Ok(Self { revision: model.revision, from, until })
    }
}
