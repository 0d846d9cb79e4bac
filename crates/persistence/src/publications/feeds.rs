//! Reading feeds: each is one range of an index from a keyset on, and several feeds of a page are one statement.

use masthead_domain::articles::Publication;
use masthead_domain::paging::{Page, PageRequest};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoIden, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, Iterable};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::filter::{Clock, Feed, PublicationFilter, PublicationOrder};
use super::{feed_contributor_entity as contributor_feed, feed_section_entity as section_feed, feed_tag_entity as tag_feed};
use crate::StoreError;
use crate::paging::in_order;

/// How many feeds one statement reads; SQLite allows 500 in a compound.
const FEEDS_PER_STATEMENT: usize = 100;
/// How many values one statement may bind; SQLite allows 32,766.
const VALUES_PER_STATEMENT: usize = 20_000;

/// One page of each of these feeds, in the order asked.
pub async fn page(
    db: &impl ConnectionTrait,
    feeds: &[(PublicationFilter, PublicationOrder, PageRequest)],
) -> Result<Vec<Page<Publication>>, StoreError> {
    let mut pages = Vec::with_capacity(feeds.len());
    let values = feeds.iter().map(|(filter, _, _)| filter.values()).max().unwrap_or(1);
    for some in feeds.chunks((VALUES_PER_STATEMENT / values).clamp(1, FEEDS_PER_STATEMENT)) {
        let mut found: Vec<Vec<Publication>> = some.iter().map(|_| Vec::new()).collect();
        for row in db.query_all(&statement(some)).await? {
            let feed: i32 = row.try_get_by_index(0)?;
            let publication = Publication::try_from(Model::in_order(&row, 1)?)?;
            if let Some(rows) = usize::try_from(feed).ok().and_then(|feed| found.get_mut(feed)) {
                rows.push(publication);
            }
        }
        pages.extend(found.into_iter().zip(some).map(|(rows, (_, _, request))| Page::of(rows, request)));
    }
    Ok(pages)
}

fn statement(feeds: &[(PublicationFilter, PublicationOrder, PageRequest)]) -> SelectStatement {
    let mut parts = feeds.iter().enumerate().map(|(number, (filter, order, request))| {
        let name = Alias::new(format!("f{number}"));
        let mut part = Query::select();
        part.expr(Expr::col(sea_orm::sea_query::Asterisk)).from_subquery(select(number, filter, *order, request), name);
        part
    });
    let mut statement = parts.next().unwrap_or_default();
    for part in parts {
        statement.union(UnionType::All, part);
    }
    statement
}

/// One feed, one row more than asked for, so that it is known whether more follow.
fn select(number: usize, filter: &PublicationFilter, order: PublicationOrder, request: &PageRequest) -> SelectStatement {
    let by_publication = order.clock == Clock::Published;
    let (feed, rest) = if by_publication { filter.feed() } else { (None, filter.clone()) };
    let mut select = Query::select();
    select.expr_as(Expr::cust(number.to_string()), Alias::new("feed"));
    for column in Column::iter() {
        select.column((Entity, column));
    }
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
