//! Reading feeds: each is one range of an index from a keyset on, and several feeds of a page are one statement.

use masthead_domain::articles::Publication;
use masthead_domain::paging::{Page, PageRequest};
use sea_orm::sea_query::{Expr, ExprTrait, IntoIden, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};
use uuid::Uuid;

use super::columns::Columns;
use super::entity::{Column, Entity};
use super::filter::{Clock, Feed, PublicationFilter, PublicationOrder};
use super::rows::Rows;
use super::{feed_contributor_entity as contributor_feed, feed_section_entity as section_feed, feed_tag_entity as tag_feed};
use crate::StoreError;
use crate::paging::in_order;

/// How many feeds one statement reads; SQLite allows 500 in a compound.
const FEEDS_PER_STATEMENT: usize = 100;
/// How many values one statement may bind; SQLite allows 32,766.
const VALUES_PER_STATEMENT: usize = 20_000;

/// A page of a feed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FeedPage {
    /// Which articles.
    pub filter: PublicationFilter,
    /// In which order.
    pub order: PublicationOrder,
    /// Which of them stand on the page.
    pub request: PageRequest,
    /// What of them is read.
    pub columns: Columns,
}

/// These pages, in the order asked. Pages that are read together may come with more columns than they asked for.
pub async fn pages(db: &impl ConnectionTrait, wanted: &[FeedPage]) -> Result<Vec<Page<Publication>>, StoreError> {
    let mut pages = Vec::with_capacity(wanted.len());
    let values = wanted.iter().map(|page| page.filter.values()).max().unwrap_or(1);
    for some in wanted.chunks((VALUES_PER_STATEMENT / values).clamp(1, FEEDS_PER_STATEMENT)) {
        let rows = Rows::of(db, columns_of(some));
        let found = rows.find(db, some.iter().map(range).collect()).await?;
        pages.extend(found.into_iter().zip(some).map(|(rows, page)| Page::of(rows, &page.request)));
    }
    Ok(pages)
}

/// What all of them need; the cursors of each are made of its id and clock.
fn columns_of(pages: &[FeedPage]) -> Columns {
    pages.iter().fold(Columns::LEAST, |columns, page| columns.and(page.columns).and(Columns::of(page.order.column())))
}

/// Where one feed's page stands, with one row more than asked for, so that it is known whether more follow.
fn range(page: &FeedPage) -> SelectStatement {
    let FeedPage { filter, order, request, .. } = page;
    let by_publication = order.clock == Clock::Published;
    let (feed, rest) = if by_publication { filter.feed() } else { (None, filter.clone()) };
    let mut select = Query::select();
    match feed {
        None => {
            select.from(Entity);
            in_order(&mut select, ((Entity, order.column()), (Entity, Column::ArticleId)), order.descending, request);
        }
        Some(Feed::Section { id, direct_only }) => {
            use section_feed::Column as C;
            join(&mut select, section_feed::Entity, C::ArticleId, C::SectionId, id.into());
            if direct_only {
                select.and_where(C::Direct.eq(true));
            }
            in_order(
                &mut select,
                ((section_feed::Entity, C::PublishedAt), (section_feed::Entity, C::ArticleId)),
                order.descending,
                request,
            );
        }
        Some(Feed::Tag(id)) => {
            use tag_feed::Column as C;
            join(&mut select, tag_feed::Entity, C::ArticleId, C::TagId, id.into());
            in_order(&mut select, ((tag_feed::Entity, C::PublishedAt), (tag_feed::Entity, C::ArticleId)), order.descending, request);
        }
        Some(Feed::Contributor(id)) => {
            use contributor_feed::Column as C;
            join(&mut select, contributor_feed::Entity, C::ArticleId, C::ContributorId, id.into());
            in_order(
                &mut select,
                ((contributor_feed::Entity, C::PublishedAt), (contributor_feed::Entity, C::ArticleId)),
                order.descending,
                request,
            );
        }
    }
    select.cond_where(rest.condition());
    select
}

fn join<E, C>(select: &mut SelectStatement, feed: E, article_id: C, subject: C, id: Uuid)
where
    E: sea_orm::EntityTrait,
    C: ColumnTrait + IntoIden + Copy,
{
    let same = Expr::col((Entity, Column::ArticleId)).equals((feed, article_id));
    select.from(feed).inner_join(Entity, same).and_where(subject.eq(id));
}
