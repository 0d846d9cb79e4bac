//! Keeping and finding old names.

use std::collections::HashSet;

use masthead_domain::time::Instant;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity;
use crate::StoreError;
use crate::convert::micros;

/// What an old name belonged to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AliasKind {
    /// The path of a section.
    Section,
    /// The slug of a live article.
    Article,
    /// The slug of a tag.
    Tag,
    /// The slug of a contributor.
    Contributor,
}

impl AliasKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Section => "SECTION",
            Self::Article => "ARTICLE",
            Self::Tag => "TAG",
            Self::Contributor => "CONTRIBUTOR",
        }
    }
}

/// What had this name, if anything.
pub async fn find(db: &impl ConnectionTrait, kind: AliasKind, path: &str) -> Result<Option<Uuid>, StoreError> {
    let alias = entity::Entity::find_by_id((kind.word().to_owned(), path.to_owned())).one(db).await?;
    Ok(alias.map(|alias| alias.subject_id))
}

/// The old names that begin like this: what the program names by itself must not take them over.
pub(crate) async fn beginning_with(db: &impl ConnectionTrait, kind: AliasKind, prefix: &str) -> Result<HashSet<String>, StoreError> {
    let aliases = entity::Entity::find().filter(entity::Column::Kind.eq(kind.word())).filter(entity::Column::Path.starts_with(prefix));
    Ok(aliases.all(db).await?.into_iter().map(|alias| alias.path).collect())
}

/// Remembers that `subject` had these names; a name that had another owner before leads to the newer one.
pub(crate) async fn keep(db: &impl ConnectionTrait, kind: AliasKind, paths: Vec<(String, Uuid)>, now: Instant) -> Result<(), StoreError> {
    if paths.is_empty() {
        return Ok(());
    }
    let aliases = paths.into_iter().map(|(path, subject)| entity::ActiveModel {
        kind: Set(kind.word().to_owned()),
        path: Set(path),
        subject_id: Set(subject),
        created_at: Set(micros(now)),
    });
    let newest = OnConflict::columns([entity::Column::Kind, entity::Column::Path])
        .update_columns([entity::Column::SubjectId, entity::Column::CreatedAt])
        .to_owned();
    entity::Entity::insert_many(aliases).on_conflict(newest).exec_without_returning(db).await?;
    Ok(())
}

/// Forgets these old names, because something bears them again.
pub(crate) async fn release(db: &impl ConnectionTrait, kind: AliasKind, paths: &[String]) -> Result<(), StoreError> {
    let reborn = entity::Entity::delete_many().filter(entity::Column::Kind.eq(kind.word()));
    reborn.filter(entity::Column::Path.is_in(paths)).exec(db).await?;
    Ok(())
}

/// Forgets all old names of something that is gone.
pub(crate) async fn forget_subject(db: &impl ConnectionTrait, kind: AliasKind, subject: Uuid) -> Result<(), StoreError> {
    let gone = entity::Entity::delete_many().filter(entity::Column::Kind.eq(kind.word()));
    gone.filter(entity::Column::SubjectId.eq(subject)).exec(db).await?;
    Ok(())
}

/// Leads all old names of `from` to `to`.
pub(crate) async fn hand_over(db: &impl ConnectionTrait, kind: AliasKind, from: Uuid, to: Uuid) -> Result<(), StoreError> {
    let heir = entity::ActiveModel { subject_id: Set(to), ..Default::default() };
    let names = entity::Entity::update_many().set(heir).filter(entity::Column::Kind.eq(kind.word()));
    names.filter(entity::Column::SubjectId.eq(from)).exec(db).await?;
    Ok(())
}
