//! A feed as a connection: every list of live articles in the schema is made here.

use async_graphql::{Context, Result};
use masthead_domain::ids::{ArticleId, SectionId};
use masthead_domain::paging::{Keyset, PageArguments, PageRequest};
use masthead_newsroom::articles::{self, Clock, Count, FeedPage, PublicationFilter, PublicationOrder};

use super::columns::selected;
use super::types::{Article, ArticleConnection, ArticleOrder};
use crate::context;
use crate::errors::{fault, invalid};
use crate::paging::Counted;

/// The arguments that every list of articles takes.
#[derive(Default)]
pub struct FeedArguments {
    /// The order.
    pub order_by: Option<ArticleOrder>,
    /// How many from the start.
    pub first: Option<i32>,
    /// Start after this cursor.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i32>,
    /// End before this cursor.
    pub before: Option<String>,
}

/// The number of articles in a feed, where it is kept.
pub struct FeedCount(Option<Count>);

impl Counted for FeedCount {
    async fn count(&self, ctx: &Context<'_>) -> Option<Result<i64>> {
        let what = self.0?;
        let context = match context::of(ctx) {
            Ok(context) => context,
            Err(error) => return Some(Err(error)),
        };
        Some(articles::count(&context.newsroom, what).await.map_err(fault))
    }
}

/// One page of the live articles that a filter lets through.
pub async fn feed(ctx: &Context<'_>, filter: PublicationFilter, arguments: FeedArguments) -> Result<ArticleConnection> {
    let FeedArguments { order_by, first, after, last, before } = arguments;
    let order: PublicationOrder = order_by.unwrap_or_default().into();
    let request = PageRequest::parse(&PageArguments { first, after, last, before }, order.letter()).map_err(invalid)?;
    let count = FeedCount(filter.count());
    let key = FeedPage { filter, order, request, columns: selected(ctx.field()) };
    let page = context::of(ctx)?.loaded().feeds.one(key).await.map_err(fault)?;
    let page = page.ok_or_else(|| fault(masthead_newsroom::Refusal::Fault("a feed was not loaded".into())))?;
    let place = move |article: &std::sync::Arc<masthead_domain::articles::Publication>| {
        let instant = match order.clock {
            Clock::Published => article.published_at,
            Clock::SignificantlyUpdated => article.significantly_updated_at,
            Clock::FirstPublished => article.first_published_at,
        };
        Keyset { key: instant.as_microsecond(), id: article.article.into() }.cursor(order.letter())
    };
    Ok(ArticleConnection::of(page, place, Article::of, count))
}

/// The newest live articles of a section and those below it, but for one.
pub async fn others_in(ctx: &Context<'_>, section: SectionId, but: ArticleId, first: i32) -> Result<Vec<Article>> {
    let arguments = PageArguments { first: Some(first), ..Default::default() };
    let order = PublicationOrder::default();
    let PageRequest { size, .. } = PageRequest::parse(&arguments, order.letter()).map_err(invalid)?;
    let filter = PublicationFilter { sections: vec![section], ..Default::default() };
    // One more than wanted, since the article itself is likely among the newest; so the articles of a section share a feed.
    let key = FeedPage { filter, order, request: PageRequest::first(size + 1), columns: selected(ctx.field()) };
    let page = context::of(ctx)?.loaded().feeds.one(key).await.map_err(fault)?;
    let rows = page.map(|page| page.rows).unwrap_or_default();
    Ok(rows.into_iter().filter(|other| other.article != but).take(size).map(Article::of).collect())
}
