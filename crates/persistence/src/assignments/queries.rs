//! Finding assignments.

use masthead_domain::assignments::{Assignment, AssignmentState};
use masthead_domain::ids::{ArticleId, AssignmentId, UserId};
use masthead_domain::policy::DeskScope;
use masthead_domain::time::Period;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::convert::within;
use crate::{StoreError, articles};

/// Which assignments are wanted. Conditions add up; an empty list of alternatives is no condition.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AssignmentFilter {
    /// Only those that this user is to do.
    pub assignee: Option<UserId>,
    /// Only those for this article.
    pub article: Option<ArticleId>,
    /// Only those that stand so.
    pub states: Vec<AssignmentState>,
    /// Only those that are due then.
    pub due: Period,
}

/// One assignment, if it is in scope.
pub async fn find(db: &impl ConnectionTrait, scope: &DeskScope, id: AssignmentId) -> Result<Option<Assignment>, StoreError> {
    let assignment = Entity::find_by_id(Uuid::from(id)).filter(visible(scope)).one(db).await?;
    assignment.map(Assignment::try_from).transpose()
}

/// At most `limit` assignments, those that are due first before the others; what is due at no instant comes last.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &DeskScope,
    filter: &AssignmentFilter,
    limit: u64,
) -> Result<Vec<Assignment>, StoreError> {
    let select = Entity::find().filter(visible(scope)).filter(wanted(filter));
    let undated = Expr::col(Column::DueAt).is_null();
    let first = select.order_by(undated, Order::Asc).order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(limit);
    first.all(db).await?.into_iter().map(Assignment::try_from).collect()
}

/// The assignments for articles that were found in scope, oldest first.
pub async fn of_articles(db: &impl ConnectionTrait, articles: &[ArticleId]) -> Result<Vec<Assignment>, StoreError> {
    let given = Entity::find().filter(Column::ArticleId.is_in(articles.iter().map(|id| Uuid::from(*id))));
    given.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?.into_iter().map(Assignment::try_from).collect()
}

/// The ids of the articles that somebody has something to do for.
pub(crate) fn articles_of(assignee: UserId) -> SelectStatement {
    let mut open = Query::select();
    open.column(Column::ArticleId).from(Entity).and_where(Column::AssigneeId.eq(Uuid::from(assignee)));
    open.and_where(Column::State.eq(AssignmentState::Open.word())).and_where(Column::ArticleId.is_not_null()).to_owned()
}

/// One's own, those one gave, and those for articles that one sees; none for an article in the trash.
fn visible(scope: &DeskScope) -> Condition {
    let at_the_desk = Column::ArticleId.in_subquery(articles::ids_in_scope(&DeskScope::Everything));
    Condition::all().add(Column::ArticleId.is_null().or(at_the_desk)).add(in_scope(scope))
}

fn in_scope(scope: &DeskScope) -> Condition {
    match scope {
        DeskScope::Everything => Condition::all(),
        DeskScope::Own { user, .. } => Condition::any()
            .add(Column::AssigneeId.eq(Uuid::from(*user)))
            .add(Column::AssignedBy.eq(Uuid::from(*user)))
            .add(Column::ArticleId.in_subquery(articles::ids_in_scope(scope))),
        DeskScope::Sections(_) => Condition::all().add(Column::ArticleId.in_subquery(articles::ids_in_scope(scope))),
    }
}

fn wanted(filter: &AssignmentFilter) -> Condition {
    let states = Some(&filter.states).filter(|states| !states.is_empty());
    within(Column::DueAt, filter.due)
        .add_option(filter.assignee.map(|user| Column::AssigneeId.eq(Uuid::from(user))))
        .add_option(filter.article.map(|article| Column::ArticleId.eq(Uuid::from(article))))
        .add_option(states.map(|states| Column::State.is_in(states.iter().map(|state| state.word()))))
}
