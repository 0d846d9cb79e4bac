//! How many live articles there are, kept with every change and never counted when asked.

use masthead_domain::ids::{ContributorId, SectionId, TagId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::count_entity::{ActiveModel, Column, Entity};
use crate::StoreError;

/// Something whose live articles are counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Count {
    /// The whole newspaper.
    All,
    /// A section and everything below it.
    Section(SectionId),
    /// A section without what is below it.
    SectionDirect(SectionId),
    /// A tag.
    Tag(TagId),
    /// A contributor.
    Contributor(ContributorId),
}

impl Count {
    fn key(self) -> (&'static str, Uuid) {
        match self {
            Self::All => ("ALL", Uuid::nil()),
            Self::Section(id) => ("SECTION", id.into()),
            Self::SectionDirect(id) => ("SECTION_DIRECT", id.into()),
            Self::Tag(id) => ("TAG", id.into()),
            Self::Contributor(id) => ("CONTRIBUTOR", id.into()),
        }
    }
}

/// How many there are.
pub async fn count(db: &impl ConnectionTrait, what: Count) -> Result<i64, StoreError> {
    let (kind, subject) = what.key();
    let row = Entity::find_by_id((kind.to_owned(), subject)).one(db).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Adds `by` to each of these counts.
pub(super) async fn add(db: &impl ConnectionTrait, counts: &[Count], by: i64) -> Result<(), StoreError> {
    if counts.is_empty() {
        return Ok(());
    }
    let rows = counts.iter().map(|what| {
        let (kind, subject) = what.key();
        ActiveModel { kind: Set(kind.to_owned()), subject_id: Set(subject), count: Set(by) }
    });
    let sum = Expr::col((Entity, Column::Count)).add(by);
    let add = OnConflict::columns([Column::Kind, Column::SubjectId]).value(Column::Count, sum).to_owned();
    Entity::insert_many(rows).on_conflict(add).exec_without_returning(db).await?;
    Ok(())
}

/// Sets a count to what was counted, after a change too large to follow step by step.
pub(super) async fn set(db: &impl ConnectionTrait, what: Count, number: i64) -> Result<(), StoreError> {
    let (kind, subject) = what.key();
    let row = ActiveModel { kind: Set(kind.to_owned()), subject_id: Set(subject), count: Set(number) };
    let replace = OnConflict::columns([Column::Kind, Column::SubjectId]).update_column(Column::Count).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}
