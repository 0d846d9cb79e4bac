//! What the checks before publishing ask about other articles: few statements, however many articles are looked at.

use std::collections::{HashMap, HashSet};

use masthead_domain::articles::{Neighbour, References, ScheduleKind, Surroundings, Target};
use masthead_domain::ids::ArticleId;
use masthead_domain::policy::DeskScope;
use masthead_domain::text::fold;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::scope::visible;
use super::slug_entity;
use crate::convert::{Row, micros};
use crate::{StoreError, publications, schedules};

/// How many values one statement asks for.
const AT_ONCE: usize = 1_000;

/// What there is around articles that lead to `references` and have these folded headlines, as far as somebody with this scope may
/// know. Headlines are compared with those of articles that were published since `since`.
pub async fn surroundings(
    db: &impl ConnectionTrait,
    scope: &DeskScope,
    references: &[References],
    headlines: &[String],
    since: Instant,
) -> Result<Surroundings, StoreError> {
    let (mut slugs, mut ids) = (HashSet::new(), HashSet::new());
    for target in references.iter().flat_map(References::targets) {
        match target {
            Target::Slug(slug) => slugs.insert(slug.as_str()),
            Target::Article(id) => ids.insert(*id),
        };
    }
    let slugs = holders(db, &slugs.into_iter().collect::<Vec<_>>()).await?;
    ids.extend(slugs.values());
    let neighbours = neighbours(db, scope, &ids.into_iter().collect::<Vec<_>>()).await?;
    Ok(Surroundings { slugs, neighbours, namesakes: namesakes(db, headlines, since).await? })
}

async fn holders(db: &impl ConnectionTrait, slugs: &[&str]) -> Result<HashMap<String, ArticleId>, StoreError> {
    let mut holders = HashMap::with_capacity(slugs.len());
    for some in slugs.chunks(AT_ONCE) {
        let held = slug_entity::Entity::find().filter(slug_entity::Column::Slug.is_in(some.iter().copied()));
        holders.extend(held.all(db).await?.into_iter().map(|claim| (claim.slug, claim.article_id.into())));
    }
    Ok(holders)
}

/// What is live, everybody sees; the rest is there for whoever it is in scope of.
async fn neighbours(db: &impl ConnectionTrait, scope: &DeskScope, ids: &[ArticleId]) -> Result<HashMap<ArticleId, Neighbour>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let known = Entity::find()
            .select_only()
            .columns([Column::Id, Column::LiveRevision, Column::EmbargoedUntil])
            .filter(Column::Id.is_in(some.iter().map(|id| Uuid::from(*id))))
            .filter(Condition::any().add(Column::LiveRevision.is_not_null()).add(visible(scope)));
        let known: Vec<(Uuid, Option<i32>, Option<i64>)> = known.into_tuple().all(db).await?;
        for (id, live_revision, embargoed_until) in known {
            let embargoed_until = Row { table: "articles", id }.instant_or_none("embargoed_until", embargoed_until)?;
            found.insert(id.into(), Neighbour { live: live_revision.is_some(), embargoed_until, appears_at: None });
        }
        for schedule in schedules::of_articles(db, some).await? {
            if let (ScheduleKind::Publish, None, Some(neighbour)) = (schedule.kind, &schedule.failure, found.get_mut(&schedule.article)) {
                neighbour.appears_at = Some(schedule.due_at);
            }
        }
    }
    Ok(found)
}

/// Found by the working copies' headlines, which have an index; what counts is what the public sees.
async fn namesakes(db: &impl ConnectionTrait, headlines: &[String], since: Instant) -> Result<HashMap<String, Vec<ArticleId>>, StoreError> {
    let live = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::HeadlineFolded.is_in(headlines))
        .filter(Column::LiveRevision.is_not_null())
        .filter(Column::PublishedAt.gte(micros(since)));
    let ids: Vec<Uuid> = live.into_tuple().all(db).await?;
    let ids: Vec<ArticleId> = ids.into_iter().map(Into::into).collect();
    let mut namesakes: HashMap<String, Vec<ArticleId>> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        for live in publications::by_ids(db, some).await? {
            namesakes.entry(fold(&live.headline)).or_default().push(live.article);
        }
    }
    Ok(namesakes)
}
