//! What the desk asks for.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, InputObject, Object, Result};
use masthead_domain::articles::Field;
use masthead_domain::paging::{Keyset, PageArguments, PageRequest};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::search::SearchWords;
use masthead_domain::time::Period;
use masthead_newsroom::Refusal;
use masthead_newsroom::articles::{self, DeskFilter};
use masthead_newsroom::users;

use super::check_types::PublishCheck;
use super::desk::{DeskArticle, DeskArticleConnection};
use super::filters::list;
use super::types::parsed;
use super::workflow_types::ArticleStatus;
use crate::api_tokens;
use crate::api_tokens::types::ApiToken;
use crate::assignments::types::Assignment;
use crate::assignments::{self, AssignmentWhere};
use crate::audit::types::AuditConnection;
use crate::audit::{self, AuditWhere};
use crate::calendar::types::{self as calendar, CalendarEntry};
use crate::context;
use crate::errors::{fault, invalid};
use crate::inputs::replace;
use crate::paging::Uncounted;
use crate::previews;
use crate::previews::types::PreviewToken;
use crate::scalars::{DateTime, id};
use crate::schedules::types::{Schedule, between};
use crate::trash;
use crate::trash::types::{TrashConnection, TrashKind};
use crate::users::types::{Role, User};

/// The letter that cursors of the desk's list carry.
const DESK_ORDER: u8 = b'd';

/// Which of the desk's articles are wanted. Conditions add up; one that is left out is no condition.
#[derive(InputObject, Default)]
pub struct DeskArticleWhere {
    /// Only these statuses.
    statuses: Option<Vec<ArticleStatus>>,
    /// Only articles that belong to these sections, by id.
    section_ids: Option<Vec<ID>>,
    /// Only those whose newest revision was handed in and waits for somebody to read it.
    #[graphql(default)]
    awaits_review: bool,
    /// Only those you started.
    #[graphql(default)]
    mine: bool,
    /// Only those that you have something to do for.
    #[graphql(default)]
    assigned_to_me: bool,
    /// Only the one with this id in another system.
    external_id: Option<String>,
    /// Only those with this in the headline, in any case, with or without accents.
    headline: Option<String>,
    /// Only those with all of these words in headline, kicker, standfirst, slugline or text, in any case, with or without accents.
    text: Option<String>,
    /// Only those with any of these tags, by id.
    tag_ids: Option<Vec<ID>>,
    /// Only those that credit any of these contributors, by id.
    contributor_ids: Option<Vec<ID>>,
    /// Only those with `publishedAt` at this instant or later.
    published_from: Option<DateTime>,
    /// Only those with `publishedAt` before this instant.
    published_before: Option<DateTime>,
    /// Only those that are scheduled to go live at this instant or later.
    scheduled_from: Option<DateTime>,
    /// Only those that are scheduled to go live before this instant.
    scheduled_before: Option<DateTime>,
    /// Only those that were killed at this instant or later.
    killed_from: Option<DateTime>,
    /// Only those that were killed before this instant.
    killed_before: Option<DateTime>,
    /// Only those that were changed at this instant or later.
    updated_since: Option<DateTime>,
}

/// What editors see. Everything here needs a signed-in user and shows what their role lets them see.
#[derive(Description)]
pub struct Desk;

#[Object(use_type_description)]
impl Desk {
    /// One article with its working copy; null when there is none or it is not for you.
    async fn article(&self, ctx: &Context<'_>, #[graphql(desc = "The article's id.")] id: ID) -> Option<Result<DeskArticle>> {
        find(ctx, id).await.transpose()
    }

    /// Working copies, those changed last first.
    #[allow(clippy::too_many_arguments)]
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Which articles.")] filter: Option<DeskArticleWhere>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Result<DeskArticleConnection> {
        let context = context::of(ctx)?;
        let request = PageRequest::parse(&PageArguments { first, after, last, before }, DESK_ORDER).map_err(invalid)?;
        let filter = wanted(ctx, filter.unwrap_or_default())?;
        let page = articles::desk_page(&context.newsroom, &context.caller, &filter, &request).await.map_err(fault)?;
        let place = |article: &Arc<masthead_domain::articles::Article>| {
            Keyset { key: article.updated_at.as_microsecond(), id: article.id.into() }.cursor(DESK_ORDER)
        };
        Ok(DeskArticleConnection::of(page.map(Arc::new), place, DeskArticle, Uncounted))
    }

    /// What is due to happen from one instant on and before another, earliest first.
    async fn schedules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From this instant on.")] from: DateTime,
        #[graphql(desc = "Before this instant.")] to: DateTime,
        #[graphql(default = 100, desc = "How many at most, up to 500.")] first: i32,
    ) -> Result<Vec<Schedule>> {
        between(ctx, from, to, first).await
    }

    /// Who did what, the newest first. Needs the role ADMIN or LEGAL in the whole newsroom.
    #[allow(clippy::too_many_arguments)]
    async fn audit(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Which entries.")] filter: Option<AuditWhere>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Option<Result<AuditConnection>> {
        Some(audit::page(ctx, filter.unwrap_or_default(), PageArguments { first, after, last, before }).await)
    }

    /// What is to be done and by whom, what is due first before the rest: your own assignments, those you gave, and those for
    /// articles you see.
    async fn assignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Which assignments.")] filter: Option<AssignmentWhere>,
        #[graphql(default = 100, desc = "How many at most, up to 500.")] first: i32,
    ) -> Result<Vec<Assignment>> {
        assignments::types::page(ctx, filter.unwrap_or_default(), first).await
    }

    /// What is planned and what has happened from one instant on and before another, earliest first: schedules, publications, the
    /// ends of embargoes and assignments that are due, as far as you see them.
    async fn calendar(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From this instant on.")] from: DateTime,
        #[graphql(desc = "Before this instant.")] to: DateTime,
        #[graphql(default = 100, desc = "How many at most, up to 500.")] first: i32,
    ) -> Result<Vec<CalendarEntry>> {
        calendar::between(ctx, from, to, first).await
    }

    /// The checks that keep an article from going live in this newsroom; the others only warn.
    async fn blocking_checks(&self, ctx: &Context<'_>) -> Result<Vec<PublishCheck>> {
        blocking_checks(ctx).await
    }

    /// What was deleted and can be brought back, what was deleted last first: sections, tags, contributors, and articles that you would
    /// see here.
    #[allow(clippy::too_many_arguments)]
    async fn trash(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only such things.")] kinds: Option<Vec<TrashKind>>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Result<TrashConnection> {
        trash::page(ctx, kinds, PageArguments { first, after, last, before }).await
    }

    /// Everybody who signs in, oldest account first. Needs the role ADMIN.
    async fn users(&self, ctx: &Context<'_>) -> Option<Result<Vec<User>>> {
        Some(everybody(ctx).await)
    }

    /// All API tokens there ever were, the newest first. Needs the role ADMIN.
    async fn api_tokens(&self, ctx: &Context<'_>) -> Option<Result<Vec<ApiToken>>> {
        Some(api_tokens::all(ctx).await)
    }

    /// The preview tokens in force, the newest first: yours, or everybody's for whoever edits in the whole newsroom.
    async fn preview_tokens(&self, ctx: &Context<'_>) -> Option<Result<Vec<PreviewToken>>> {
        Some(previews::tokens(ctx).await)
    }

    /// The roles that need two-factor sign-in. Change them with `settingsUpdate`.
    async fn two_factor_required_for(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let settings = context::of(ctx)?.settings().await?;
        Ok(settings.require_two_factor_for.iter().map(|role| (*role).into()).collect())
    }

    /// One user with their sessions; null when there is none. Needs the role ADMIN.
    async fn user(&self, ctx: &Context<'_>, #[graphql(desc = "The user's id.")] id: ID) -> Option<Result<User>> {
        one_user(ctx, id).await.transpose()
    }
}

async fn blocking_checks(ctx: &Context<'_>) -> Result<Vec<PublishCheck>> {
    let context = context::of(ctx)?;
    let blocking = articles::blocking_checks(&context.caller, &*context.settings().await?).map_err(fault)?;
    Ok(blocking.into_iter().map(Into::into).collect())
}

async fn one_user(ctx: &Context<'_>, text: ID) -> Result<Option<User>> {
    let context = context::of(ctx)?;
    Ok(users::find(&context.newsroom, &context.caller, parsed(id(&text))?).await.map_err(fault)?.map(User))
}

async fn everybody(ctx: &Context<'_>) -> Result<Vec<User>> {
    let context = context::of(ctx)?;
    Ok(users::all(&context.newsroom, &context.caller).await.map_err(fault)?.into_iter().map(User).collect())
}

async fn find(ctx: &Context<'_>, text: ID) -> Result<Option<DeskArticle>> {
    let context = context::of(ctx)?;
    let article = articles::find(&context.newsroom, &context.caller, parsed(id(&text))?).await.map_err(fault)?;
    Ok(article.map(|article| DeskArticle(Arc::new(article))))
}

fn wanted(ctx: &Context<'_>, filter: DeskArticleWhere) -> Result<DeskFilter> {
    let caller = &context::of(ctx)?.caller;
    let mut problems = Problems::new();
    let filter = DeskFilter {
        statuses: filter.statuses.unwrap_or_default().into_iter().map(Into::into).collect(),
        sections: list(&mut problems, "sectionIds", filter.section_ids),
        tags: list(&mut problems, "tagIds", filter.tag_ids),
        contributors: list(&mut problems, "contributorIds", filter.contributor_ids),
        awaits_review: filter.awaits_review,
        created_by: if filter.mine { Some(caller.author().map_err(fault)?) } else { None },
        assigned_to: if filter.assigned_to_me { Some(caller.author().map_err(fault)?) } else { None },
        external_id: filter.external_id,
        headline: replace(&mut problems, "headline", filter.headline, |text| Field::Headline.optional(&text)).flatten(),
        words: SearchWords::of(&replace(&mut problems, "text", filter.text, searched).unwrap_or_default()),
        published: period(filter.published_from, filter.published_before),
        scheduled: period(filter.scheduled_from, filter.scheduled_before),
        killed: period(filter.killed_from, filter.killed_before),
        updated_since: filter.updated_since.map(|since| since.0),
    };
    problems.finish(Some(filter)).map_err(|problems| fault(Refusal::Invalid(problems.into_iter().map(|found| found.at("where")).collect())))
}

fn searched(text: String) -> Result<String, Problem> {
    Field::Headline.optional(&text).map(Option::unwrap_or_default)
}

fn period(from: Option<DateTime>, before: Option<DateTime>) -> Period {
    Period { from: from.map(|from| from.0), before: before.map(|before| before.0) }
}
