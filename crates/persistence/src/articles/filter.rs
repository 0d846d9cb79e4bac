//! Which working copies are wanted.

use masthead_domain::articles::{ArticleStatus, ScheduleKind};
use masthead_domain::ids::{ContributorId, SectionId, TagId, UserId};
use masthead_domain::search::SearchWords;
use masthead_domain::text::fold;
use masthead_domain::time::{Instant, Period};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::entity::Column;
use super::{contributor_link_entity, tag_link_entity};
use crate::convert::{can_be_a_name, micros, within};
use crate::{assignments, schedules, search, tombstones};

/// Which working copies are wanted. Conditions add up; an empty list of alternatives is no condition.
#[derive(Clone, Debug, Default)]
pub struct DeskFilter {
    /// Only these statuses.
    pub statuses: Vec<ArticleStatus>,
    /// Only those whose section is one of these.
    pub sections: Vec<SectionId>,
    /// Only those with any of these tags.
    pub tags: Vec<TagId>,
    /// Only those that any of these contributors is credited in.
    pub contributors: Vec<ContributorId>,
    /// Only those whose newest revision was handed in and waits for somebody to read it.
    pub awaits_review: bool,
    /// Only those this user started.
    pub created_by: Option<UserId>,
    /// Only those that this user has something to do for.
    pub assigned_to: Option<UserId>,
    /// Only the one with this id in another system.
    pub external_id: Option<String>,
    /// Only those with this in the headline, in any case and with or without diacritics.
    pub headline: Option<String>,
    /// Only those with all of these words.
    pub words: SearchWords,
    /// Only those that were published then.
    pub published: Period,
    /// Only those that are scheduled to go live then.
    pub scheduled: Period,
    /// Only those that were killed then.
    pub killed: Period,
    /// Only those that were changed at this instant or later.
    pub updated_since: Option<Instant>,
}

/// The condition of a filter, in the dialect of the database.
pub(super) fn wanted(filter: &DeskFilter, is_postgres: bool) -> Condition {
    let alternatives = Condition::all()
        .add_option(some(&filter.statuses).map(|statuses| Column::Status.is_in(statuses.iter().map(|status| status.word()))))
        .add_option(some(&filter.sections).map(|sections| Column::SectionId.is_in(sections.iter().map(|id| Uuid::from(*id)))))
        .add_option(some(&filter.tags).map(|tags| Column::Id.in_subquery(with_tags(tags))))
        .add_option(some(&filter.contributors).map(|people| Column::Id.in_subquery(by_contributors(people))))
        .add_option(filter.created_by.map(|user| Column::CreatedBy.eq(Uuid::from(user))))
        .add_option(filter.assigned_to.map(|user| Column::Id.in_subquery(assignments::articles_of(user))))
        .add_option(filter.external_id.as_deref().map(known_as))
        .add_option(filter.awaits_review.then(awaits_review));
    alternatives.add(in_time(filter)).add(with_text(filter, is_postgres))
}

fn some<T>(alternatives: &[T]) -> Option<&[T]> {
    Some(alternatives).filter(|alternatives| !alternatives.is_empty())
}

fn with_tags(tags: &[TagId]) -> SelectStatement {
    let any = tag_link_entity::Column::TagId.is_in(tags.iter().map(|tag| Uuid::from(*tag)));
    Query::select().column(tag_link_entity::Column::ArticleId).from(tag_link_entity::Entity).and_where(any).to_owned()
}

fn by_contributors(contributors: &[ContributorId]) -> SelectStatement {
    let any = contributor_link_entity::Column::ContributorId.is_in(contributors.iter().map(|id| Uuid::from(*id)));
    Query::select().column(contributor_link_entity::Column::ArticleId).from(contributor_link_entity::Entity).and_where(any).to_owned()
}

fn known_as(external_id: &str) -> SimpleExpr {
    Column::ExternalId.eq(Some(external_id).filter(|text| can_be_a_name(text)))
}

fn awaits_review() -> Condition {
    let not_live = Column::LiveRevision.is_null().or(Expr::col(Column::LiveRevision).ne(Expr::col(Column::Revision)));
    Condition::all().add(Expr::col(Column::SubmittedRevision).eq(Expr::col(Column::Revision))).add(not_live)
}

fn in_time(filter: &DeskFilter) -> Condition {
    let scheduled = (!filter.scheduled.is_open()).then(|| schedules::articles_due(ScheduleKind::Publish, filter.scheduled));
    let killed = (!filter.killed.is_open()).then(|| tombstones::articles_killed(filter.killed));
    within(Column::PublishedAt, filter.published)
        .add_option(scheduled.map(|articles| Column::Id.in_subquery(articles)))
        .add_option(killed.map(|articles| Column::Id.in_subquery(articles)))
        .add_option(filter.updated_since.map(|since| Column::UpdatedAt.gte(micros(since))))
}

fn with_text(filter: &DeskFilter, is_postgres: bool) -> Condition {
    let headline = filter.headline.as_deref().map(fold).filter(|text| !text.is_empty());
    let words = Some(&filter.words).filter(|words| !words.is_empty());
    Condition::all()
        .add_option(headline.map(|headline| {
            let literal = headline.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            Expr::col(Column::HeadlineFolded).like(LikeExpr::new(format!("%{literal}%")).escape('\\'))
        }))
        .add_option(words.map(|words| Column::Id.in_subquery(search::articles_with(words, is_postgres))))
}
