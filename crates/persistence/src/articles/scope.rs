//! What a scope means in SQL.

use masthead_domain::policy::DeskScope;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::entity::Column;

/// The condition that hides what is not in scope.
pub(super) fn visible(scope: &DeskScope) -> Condition {
    match scope {
        DeskScope::Everything => Condition::all(),
        DeskScope::Own { user, sections } if sections.is_empty() => Condition::all().add(Column::CreatedBy.eq(Uuid::from(*user))),
        DeskScope::Own { user, sections } => Condition::any()
            .add(Column::CreatedBy.eq(Uuid::from(*user)))
            .add(Column::SectionId.is_in(sections.iter().map(|section| Uuid::from(*section)))),
    }
}
