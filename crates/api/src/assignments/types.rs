//! Assignments as clients see them.

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::assignments::{Assignment as DomainAssignment, AssignmentState as DomainState};
use masthead_domain::ids::ArticleId;
use masthead_domain::problems::Problem;
use masthead_newsroom::assignments;

use super::AssignmentWhere;
use crate::articles::desk::{DeskArticle, desk_article};
use crate::context;
use crate::errors::{fault, invalid};
use crate::scalars::{DateTime, to_id};
use crate::users::types::{Colleague, colleague};

/// The most assignments that one question answers.
const MAX_ASSIGNMENTS: i32 = 500;

/// Where an assignment stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainState")]
pub enum AssignmentState {
    /// Somebody is to do it.
    Open,
    /// It was done.
    Done,
    /// It is not to be done any more.
    Cancelled,
}

/// Something that somebody at the desk is to do, for an article or before there is one.
#[derive(Clone, Description)]
pub struct Assignment(pub DomainAssignment);

#[Object(use_type_description)]
impl Assignment {
    /// Its id.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// The article it is for; null while there is only a brief, and when the article is not for you.
    async fn article(&self, ctx: &Context<'_>) -> Option<Result<DeskArticle>> {
        desk_article(ctx, self.0.article?).await.transpose()
    }

    /// What is to be done, in a line.
    async fn task(&self) -> &str {
        &self.0.task
    }

    /// What the story is about.
    async fn brief(&self) -> Option<&str> {
        self.0.brief.as_deref()
    }

    /// Who is to do it.
    async fn assignee(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.assignee).await.transpose()
    }

    /// Until when; null when that was not said.
    async fn due_at(&self) -> Option<DateTime> {
        self.0.due_at.map(DateTime)
    }

    /// Where it stands.
    async fn state(&self) -> AssignmentState {
        self.0.state.into()
    }

    /// Who gave it.
    async fn assigned_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.assigned_by).await.transpose()
    }

    /// When it was given.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }

    /// Counts its changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// The assignments for one article, oldest first.
pub async fn assignments_for(ctx: &Context<'_>, article: ArticleId) -> Result<Vec<Assignment>> {
    let loaded = context::of(ctx)?.loaded().assignments.one(article).await.map_err(fault)?;
    Ok(loaded.unwrap_or_default().into_iter().map(Assignment).collect())
}

/// The assignments that somebody asks for.
pub async fn page(ctx: &Context<'_>, filter: AssignmentWhere, first: i32) -> Result<Vec<Assignment>> {
    let limit = u64::try_from(first).ok().filter(|_| first <= MAX_ASSIGNMENTS);
    let limit = limit.ok_or_else(|| invalid(Problem::invalid(format!("Ask for 0 to {MAX_ASSIGNMENTS}.")).at("first")))?;
    let context = context::of(ctx)?;
    let filter = filter.parse(&context.caller).map_err(fault)?;
    let found = assignments::page(&context.newsroom, &context.caller, &filter, limit).await.map_err(fault)?;
    Ok(found.into_iter().map(Assignment).collect())
}
