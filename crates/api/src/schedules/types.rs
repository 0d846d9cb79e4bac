//! Schedules as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::articles::{Schedule as DomainSchedule, ScheduleKind as DomainKind};
use masthead_domain::ids::ArticleId;
use masthead_domain::problems::Problem;
use masthead_newsroom::schedules;

use crate::articles::desk::{DeskArticle, desk_article};
use crate::context;
use crate::errors::{fault, invalid};
use crate::scalars::{DateTime, to_id};
use crate::users::types::{Colleague, colleague};

/// The most schedules that one question answers.
const MAX_SCHEDULES: i32 = 500;

/// What is to happen.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[graphql(remote = "DomainKind")]
pub enum ScheduleKind {
    /// A revision goes before the public.
    #[default]
    Publish,
    /// The article is taken away from the public.
    Unpublish,
}

/// Something that is to happen to an article at an instant to come.
#[derive(Clone, Description)]
pub struct Schedule(pub Arc<DomainSchedule>);

#[Object(use_type_description)]
impl Schedule {
    /// Its id.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// What is to happen.
    async fn kind(&self) -> ScheduleKind {
        self.0.kind.into()
    }

    /// When. It happens at this instant, whether or not anybody is awake.
    async fn due_at(&self) -> DateTime {
        DateTime(self.0.due_at)
    }

    /// The IANA time zone in which the editor thought of the instant.
    async fn time_zone(&self) -> &str {
        self.0.time_zone.name()
    }

    /// The revision that goes live, whatever is written after it; null for taking away.
    async fn revision(&self) -> Option<i32> {
        self.0.revision
    }

    /// Whether feeds will say that the article changed.
    async fn significant(&self) -> bool {
        self.0.significant
    }

    /// Which article.
    async fn article(&self, ctx: &Context<'_>) -> Option<Result<DeskArticle>> {
        desk_article(ctx, self.0.article).await.transpose()
    }

    /// Who ordered it.
    async fn ordered_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.ordered_by).await.transpose()
    }

    /// When it was ordered.
    async fn ordered_at(&self) -> DateTime {
        DateTime(self.0.ordered_at)
    }

    /// Why it could not be carried out, for people; null unless its time came and it could not. Schedule it anew, or call it off.
    async fn failure(&self) -> Option<&str> {
        self.0.failure.as_deref()
    }
}

/// The schedules of one article, earliest first.
pub async fn of_article(ctx: &Context<'_>, article: ArticleId) -> Result<Vec<Schedule>> {
    Ok(context::of(ctx)?.loaded().schedules.one(article).await.map_err(fault)?.unwrap_or_default())
}

/// What is due between two instants.
pub async fn between(ctx: &Context<'_>, from: DateTime, to: DateTime, first: i32) -> Result<Vec<Schedule>> {
    let limit = u64::try_from(first).ok().filter(|_| first <= MAX_SCHEDULES);
    let limit = limit.ok_or_else(|| invalid(Problem::invalid(format!("Ask for 0 to {MAX_SCHEDULES}.")).at("first")))?;
    let context = context::of(ctx)?;
    let found = schedules::between(&context.newsroom, &context.caller, from.0, to.0, limit).await.map_err(fault)?;
    Ok(found.into_iter().map(|schedule| Schedule(Arc::new(schedule))).collect())
}
