//! Finding working copies and revisions, always within a scope.

use masthead_domain::articles::{Article, Revision};
use masthead_domain::ids::{ArticleId, SectionId};
use masthead_domain::paging::{Page, PageRequest, Walk};
use masthead_domain::policy::DeskScope;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::filter::{DeskFilter, wanted};
use super::scope::visible;
use super::{revision_entity, section_link_entity};
use crate::StoreError;
use crate::connect::is_postgres;
use crate::paging::in_order;

/// One working copy.
pub async fn find(db: &impl ConnectionTrait, scope: &DeskScope, id: ArticleId) -> Result<Option<Article>, StoreError> {
    let article = Entity::find_by_id(Uuid::from(id)).filter(visible(scope)).one(db).await?;
    article.map(Article::try_from).transpose()
}

/// A working copy in the trash.
pub async fn find_in_trash(db: &impl ConnectionTrait, id: ArticleId) -> Result<Option<Article>, StoreError> {
    let article = Entity::find_by_id(Uuid::from(id)).filter(Column::InTrash.eq(true)).one(db).await?;
    article.map(Article::try_from).transpose()
}

/// Working copies, those changed last first.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &DeskScope,
    filter: &DeskFilter,
    request: &PageRequest,
) -> Result<Page<Article>, StoreError> {
    let mut select = Entity::find().filter(visible(scope)).filter(wanted(filter, is_postgres(db)));
    in_order(QuerySelect::query(&mut select), (Column::UpdatedAt, Column::Id), true, request);
    let articles = select.all(db).await?.into_iter().map(Article::try_from).collect::<Result<_, _>>()?;
    Ok(Page::of(articles, request))
}

/// Working copies by id, in no order. What is not in scope is absent.
pub async fn by_ids(db: &impl ConnectionTrait, scope: &DeskScope, ids: &[ArticleId]) -> Result<Vec<Article>, StoreError> {
    let wanted = Entity::find().filter(Column::Id.is_in(ids.iter().map(|id| Uuid::from(*id)))).filter(visible(scope));
    wanted.all(db).await?.into_iter().map(Article::try_from).collect()
}

/// The working copies that refer to a section, whoever may see them: for moving them elsewhere.
pub async fn in_section(db: &impl ConnectionTrait, section: SectionId) -> Result<Vec<Article>, StoreError> {
    let links = section_link_entity::Entity::find().filter(section_link_entity::Column::SectionId.eq(Uuid::from(section)));
    let ids: Vec<Uuid> = links.all(db).await?.into_iter().map(|link| link.article_id).collect();
    let mut articles = Vec::with_capacity(ids.len());
    for some in ids.chunks(1_000) {
        let rows = Entity::find().filter(Column::Id.is_in(some.iter().copied())).all(db).await?;
        for row in rows {
            articles.push(Article::try_from(row)?);
        }
    }
    Ok(articles)
}

/// Revisions of an article that was found in scope, the newest first.
pub async fn revisions(db: &impl ConnectionTrait, article: ArticleId, request: &PageRequest) -> Result<Page<Revision>, StoreError> {
    let (number, forward) = (revision_entity::Column::Number, request.walk == Walk::Forward);
    let mut select = revision_entity::Entity::find().filter(revision_entity::Column::ArticleId.eq(Uuid::from(article)));
    if let Some(from) = request.from {
        select = select.filter(if forward { number.lt(from.key) } else { number.gt(from.key) });
    }
    select = select.order_by(number, if forward { Order::Desc } else { Order::Asc }).limit(request.size as u64 + 1);
    let revisions = select.all(db).await?.into_iter().map(Revision::try_from).collect::<Result<_, _>>()?;
    Ok(Page::of(revisions, request))
}

/// One revision of an article that was found in scope.
pub async fn revision(db: &impl ConnectionTrait, article: ArticleId, number: i32) -> Result<Option<Revision>, StoreError> {
    let revision = revision_entity::Entity::find_by_id((Uuid::from(article), number)).one(db).await?;
    revision.map(Revision::try_from).transpose()
}

/// Whether an article other than `article` has this id in another system, whoever may see it.
pub async fn has_external_id(db: &impl ConnectionTrait, external_id: &str, article: ArticleId) -> Result<bool, StoreError> {
    let held = Entity::find().filter(Column::ExternalId.eq(external_id)).filter(Column::Id.ne(Uuid::from(article)));
    Ok(held.select_only().column(Column::Id).into_tuple::<Uuid>().one(db).await?.is_some())
}
