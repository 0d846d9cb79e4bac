//! What a scope means in SQL.

use masthead_domain::ids::SectionId;
use masthead_domain::policy::DeskScope;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::assignments;

/// The condition that hides what is not in scope, and what is in the trash.
pub(super) fn visible(scope: &DeskScope) -> Condition {
    Condition::all().add(Column::InTrash.eq(false)).add(in_scope(scope))
}

/// The condition that hides what is not in scope.
fn in_scope(scope: &DeskScope) -> Condition {
    match scope {
        DeskScope::Everything => Condition::all(),
        DeskScope::Own { user, sections } => Condition::any()
            .add(Column::CreatedBy.eq(Uuid::from(*user)))
            .add(Column::Id.in_subquery(assignments::articles_of(*user)))
            .add_option(Some(sections).filter(|sections| !sections.is_empty()).map(|sections| stands_in(sections))),
        DeskScope::Sections(sections) => Condition::all().add(stands_in(sections)),
    }
}

fn stands_in(sections: &[SectionId]) -> Expr {
    Column::SectionId.is_in(sections.iter().map(|section| Uuid::from(*section)))
}

/// The ids of what is in scope, for what is kept beside articles.
pub(crate) fn ids_in_scope(scope: &DeskScope) -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).cond_where(visible(scope)).to_owned()
}
