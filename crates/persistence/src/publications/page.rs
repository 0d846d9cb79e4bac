//! One live article by a name of its own, with its long part where its page is what is wanted: one statement in either case.

use masthead_domain::articles::{Publication, PublicationDetails};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, Iterable, QueryResult};

use super::columns::Columns;
use super::details_entity as details;
use super::entity::{Column, Entity};
use super::rows::Rows;
use crate::StoreError;
use crate::aliases::{self, AliasKind};
use crate::convert::can_be_a_name;

/// How much of a live article is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// What cards are made of.
    Card,
    /// The long part as well.
    Page,
}

/// A live article, as much of it as was asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Live {
    /// What cards are made of.
    pub publication: Publication,
    /// The long part, if it was read.
    pub details: Option<PublicationDetails>,
}

/// The live article with this slug, or that had it once.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str, extent: Extent) -> Result<Option<Live>, StoreError> {
    if !can_be_a_name(slug) {
        return Ok(None);
    }
    if let Some(found) = one(db, Column::Slug.eq(slug), extent).await? {
        return Ok(Some(found));
    }
    match aliases::find(db, AliasKind::Article, slug).await? {
        Some(id) => one(db, Column::ArticleId.eq(id), extent).await,
        None => Ok(None),
    }
}

/// The live article with this id in another system.
pub async fn by_external_id(db: &impl ConnectionTrait, external_id: &str, extent: Extent) -> Result<Option<Live>, StoreError> {
    if !can_be_a_name(external_id) {
        return Ok(None);
    }
    one(db, Column::ExternalId.eq(external_id), extent).await
}

async fn one(db: &impl ConnectionTrait, condition: Expr, extent: Extent) -> Result<Option<Live>, StoreError> {
    let rows = Rows::of(db, Columns::ALL);
    let mut statement = Query::select();
    statement.from(Entity).and_where(condition);
    if extent == Extent::Page {
        // The long part is written and removed with its row.
        let same = (Entity, Column::ArticleId);
        statement.inner_join(details::Entity, Expr::col((details::Entity, details::Column::ArticleId)).equals(same));
        statement.columns(details::Column::iter().map(|column| (details::Entity, column)));
    }
    rows.select(&mut statement, 0);
    let Some(row) = db.query_one(&statement).await? else { return Ok(None) };
    let (first, details) = match extent {
        Extent::Card => (0, None),
        Extent::Page => (details::Column::iter().count(), Some(long_part(&row)?)),
    };
    let (_, publication) = rows.read(&row, first)?;
    Ok(Some(Live { publication, details }))
}

/// Fields are evaluated as they are written: in the order of the columns.
fn long_part(row: &QueryResult) -> Result<PublicationDetails, StoreError> {
    let model = details::Model {
        article_id: row.try_get_by_index(0)?,
        body: row.try_get_by_index(1)?,
        seo_title: row.try_get_by_index(2)?,
        seo_description: row.try_get_by_index(3)?,
        canonical_url: row.try_get_by_index(4)?,
        related: row.try_get_by_index(5)?,
        custom_fields: row.try_get_by_index(6)?,
        corrections: row.try_get_by_index(7)?,
    };
    PublicationDetails::try_from(model)
}
