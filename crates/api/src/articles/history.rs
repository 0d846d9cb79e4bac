//! The past of an article, as the desk asks for it.

use std::sync::Arc;

use async_graphql::{Context, Result, SimpleObject};
use masthead_domain::articles::{Article, Revision as DomainRevision};
use masthead_domain::ids::ArticleId;
use masthead_domain::paging::{Keyset, Page, PageArguments, PageRequest};
use masthead_newsroom::articles;

use super::comparison::RevisionComparison;
use super::revisions::{Revision, RevisionConnection};
use crate::context;
use crate::errors::{fault, invalid};
use crate::paging::Uncounted;
use crate::scalars::DateTime;

/// The letter that cursors of an article's revisions carry.
const REVISION_ORDER: u8 = b'r';

/// What the public saw of an article at an instant.
#[derive(SimpleObject)]
pub struct LiveRevision {
    /// The revision that was live.
    revision: Revision,
    /// Since when it was.
    from: DateTime,
    /// Until when it was; null while it is live.
    until: Option<DateTime>,
}

/// The newest of an article's revisions.
pub async fn newest(ctx: &Context<'_>, article: &Article, first: i32) -> Result<Vec<Revision>> {
    let arguments = PageArguments { first: Some(first), ..PageArguments::default() };
    Ok(found(ctx, article, &arguments).await?.rows.into_iter().map(Revision).collect())
}

/// A page of an article's revisions.
pub async fn page(ctx: &Context<'_>, article: &Article, arguments: PageArguments) -> Result<RevisionConnection> {
    let page = found(ctx, article, &arguments).await?;
    let place = |revision: &Arc<DomainRevision>| Keyset { key: revision.number.into(), id: revision.article.into() }.cursor(REVISION_ORDER);
    Ok(RevisionConnection::of(page, place, Revision, Uncounted))
}

async fn found(ctx: &Context<'_>, article: &Article, arguments: &PageArguments) -> Result<Page<Arc<DomainRevision>>> {
    let request = PageRequest::parse(arguments, REVISION_ORDER).map_err(invalid)?;
    let context = context::of(ctx)?;
    Ok(articles::revisions(&context.newsroom, &context.caller, article, &request).await.map_err(fault)?.map(Arc::new))
}

/// One revision.
pub async fn revision(ctx: &Context<'_>, article: ArticleId, number: i32) -> Result<Option<Revision>> {
    let context = context::of(ctx)?;
    let found = articles::revision(&context.newsroom, &context.caller, article, number).await.map_err(fault)?;
    Ok(found.map(|revision| Revision(Arc::new(revision))))
}

/// What differs between two revisions.
pub async fn compare(ctx: &Context<'_>, article: ArticleId, numbers: (i32, i32)) -> Result<Option<RevisionComparison>> {
    let context = context::of(ctx)?;
    let compared = articles::compare(&context.newsroom, &context.caller, article, numbers).await.map_err(fault)?;
    Ok(compared.map(Into::into))
}

/// What the public saw.
pub async fn live_at(ctx: &Context<'_>, article: ArticleId, instant: DateTime) -> Result<Option<LiveRevision>> {
    let context = context::of(ctx)?;
    let found = articles::live_at(&context.newsroom, &context.caller, article, instant.0).await.map_err(fault)?;
    Ok(found.map(|(span, revision)| LiveRevision {
        revision: Revision(Arc::new(revision)),
        from: DateTime(span.from),
        until: span.until.map(DateTime),
    }))
}
