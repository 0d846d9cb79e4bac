//! Finding working copies and revisions, always within a scope.

use masthead_domain::articles::{Article, ArticleStatus, Revision};
use masthead_domain::ids::{ArticleId, SectionId, UserId};
use masthead_domain::paging::{Page, PageRequest, Walk};
use masthead_domain::policy::DeskScope;
use masthead_domain::text::fold;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::scope::visible;
use super::{revision_entity, section_link_entity};
use crate::StoreError;
use crate::convert::can_be_a_name;

/// Which working copies are wanted.
#[derive(Clone, Debug, Default)]
pub struct DeskFilter {
    /// Only these statuses, if any are named.
    pub statuses: Vec<ArticleStatus>,
    /// Only those whose section is one of these, if any are named.
    pub sections: Vec<SectionId>,
    /// Only those whose newest revision was handed in and waits for somebody to read it.
    pub awaits_review: bool,
    /// Only those this user started.
    pub created_by: Option<UserId>,
    /// Only the one with this id in another system.
    pub external_id: Option<String>,
    /// Only those with this in the headline, in any case and with or without diacritics.
    pub headline: Option<String>,
}

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
    let order = if request.walk == Walk::Forward { Order::Desc } else { Order::Asc };
    let mut select = Entity::find().filter(visible(scope)).filter(wanted(filter));
    if let Some(from) = request.from {
        let place = Expr::tuple([Expr::col(Column::UpdatedAt), Expr::col(Column::Id)]);
        let bound = Expr::tuple([Expr::val(from.key), Expr::val(from.id)]);
        select = select.filter(if request.walk == Walk::Forward { place.lt(bound) } else { place.gt(bound) });
    }
    select = select.order_by(Column::UpdatedAt, order.clone()).order_by(Column::Id, order).limit(request.size as u64 + 1);
    let articles = select.all(db).await?.into_iter().map(Article::try_from).collect::<Result<_, _>>()?;
    Ok(Page::of(articles, request))
}

fn wanted(filter: &DeskFilter) -> Condition {
    let mut wanted = Condition::all();
    if !filter.statuses.is_empty() {
        wanted = wanted.add(Column::Status.is_in(filter.statuses.iter().map(|status| status.word())));
    }
    if !filter.sections.is_empty() {
        wanted = wanted.add(Column::SectionId.is_in(filter.sections.iter().map(|section| Uuid::from(*section))));
    }
    if filter.awaits_review {
        let not_live = Column::LiveRevision.is_null().or(Expr::col(Column::LiveRevision).ne(Expr::col(Column::Revision)));
        wanted = wanted.add(Expr::col(Column::SubmittedRevision).eq(Expr::col(Column::Revision))).add(not_live);
    }
    if let Some(user) = filter.created_by {
        wanted = wanted.add(Column::CreatedBy.eq(Uuid::from(user)));
    }
    if let Some(external_id) = &filter.external_id {
        let external_id = Some(external_id.as_str()).filter(|text| can_be_a_name(text));
        wanted = wanted.add(Column::ExternalId.eq(external_id));
    }
    if let Some(headline) = filter.headline.as_deref().map(fold).filter(|text| !text.is_empty()) {
        let literal = headline.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        wanted = wanted.add(Expr::col(Column::HeadlineFolded).like(LikeExpr::new(format!("%{literal}%")).escape('\\')));
    }
    wanted
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
