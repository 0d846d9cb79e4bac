//! Looking into the trash.

use masthead_domain::ids::SectionId;
use masthead_domain::paging::{Page, PageRequest};
use masthead_domain::policy::DeskScope;
use masthead_domain::time::Instant;
use masthead_domain::trash::{TrashKind, Trashed};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::StoreError;
use crate::convert::{Row, micros};
use crate::paging::in_order;

/// What is in the trash, the newest first: articles in scope, and everything else.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &DeskScope,
    kinds: &[TrashKind],
    request: &PageRequest,
) -> Result<Page<Trashed>, StoreError> {
    let mut select = Entity::find().filter(visible(scope));
    if !kinds.is_empty() {
        select = select.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.word())));
    }
    in_order(QuerySelect::query(&mut select), (Column::DeletedAt, Column::Id), true, request);
    Ok(Page::of(converted(select.all(db).await?)?, request))
}

/// One thing in the trash, within a scope.
pub async fn find(db: &impl ConnectionTrait, scope: &DeskScope, id: Uuid) -> Result<Option<Trashed>, StoreError> {
    Entity::find_by_id(id).filter(visible(scope)).one(db).await?.map(Trashed::try_from).transpose()
}

/// Whether something is in the trash.
pub async fn holds(db: &impl ConnectionTrait, id: Uuid) -> Result<bool, StoreError> {
    Ok(Entity::find_by_id(id).one(db).await?.is_some())
}

/// The row of something in the trash, as it was stored before.
pub(crate) async fn row<T: DeserializeOwned>(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<T>, StoreError> {
    let content = Entity::find_by_id(id).one(db).await?.and_then(|model| model.content);
    content.map(|content| Row { table: "trash", id }.json("content", &content)).transpose()
}

/// What was deleted before an instant, the oldest first.
pub async fn older_than(db: &impl ConnectionTrait, instant: Instant) -> Result<Vec<Trashed>, StoreError> {
    let older = Entity::find().filter(Column::DeletedAt.lt(micros(instant)));
    converted(older.order_by_asc(Column::DeletedAt).order_by_asc(Column::Id).all(db).await?)
}

/// As at the desk, of an article whose rows wait here: its author sees it, and whoever sees the section it stood in.
fn visible(scope: &DeskScope) -> Condition {
    let is_no_article = Condition::any().add(Column::Kind.ne(TrashKind::Article.word()));
    match scope {
        DeskScope::Everything => Condition::all(),
        DeskScope::Own { user, sections } => is_no_article.add(Column::OwnerId.eq(Uuid::from(*user))).add(stood_in(sections)),
        DeskScope::Sections(sections) => is_no_article.add(stood_in(sections)),
    }
}

fn stood_in(sections: &[SectionId]) -> Expr {
    Column::SectionId.is_in(sections.iter().map(|section| Uuid::from(*section)))
}

fn converted(models: Vec<Model>) -> Result<Vec<Trashed>, StoreError> {
    models.into_iter().map(Trashed::try_from).collect()
}

impl TryFrom<Model> for Trashed {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "trash", id: model.id };
        Ok(Self {
            id: model.id,
            kind: row.word("kind", &model.kind, TrashKind::of)?,
            name: model.name,
            owner: model.owner_id.map(Into::into),
            section: model.section_id.map(Into::into),
            deleted_by: model.deleted_by.map(Into::into),
            deleted_at: row.instant("deleted_at", model.deleted_at)?,
        })
    }
}
