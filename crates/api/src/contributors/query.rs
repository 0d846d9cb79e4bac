//! Asking for contributors.

use async_graphql::{Context, Description, ID, Object, OneofObject, Result};
use masthead_domain::paging::{PageArguments, TextPage};
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::contributors;

use super::types::{Contributor, ContributorConnection};
use crate::context;
use crate::errors::{fault, invalid};
use crate::paging::Uncounted;
use crate::scalars::id;

/// How a contributor is named.
#[derive(OneofObject)]
pub enum ContributorBy {
    /// By their id.
    Id(ID),
    /// By their slug, or one they had before.
    Slug(String),
}

/// Queries about contributors.
#[derive(Default, Description)]
pub struct ContributorsQuery;

#[Object(use_type_description)]
impl ContributorsQuery {
    /// One contributor; null when there is none.
    async fn contributor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which contributor.")] by: ContributorBy,
    ) -> Option<Result<Contributor>> {
        find(ctx, by).await.transpose()
    }

    /// Contributors in the order of their slugs, so that accents do not matter.
    async fn contributors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
    ) -> Result<ContributorConnection> {
        let request = TextPage::parse(&PageArguments { first, after, ..Default::default() }, b'c').map_err(invalid)?;
        let context::RequestContext { newsroom, ingredients, .. } = context::of(ctx)?;
        ingredients.note([SurrogateKey::Contributors]);
        let rows = contributors::page(newsroom, request.after.as_deref(), request.size).await.map_err(fault)?;
        let cursor = |contributor: &masthead_domain::contributors::Contributor| TextPage::cursor(contributor.slug.as_str(), b'c');
        Ok(ContributorConnection::of(request.page(rows), cursor, Contributor::from, Uncounted))
    }
}

async fn find(ctx: &Context<'_>, by: ContributorBy) -> Result<Option<Contributor>> {
    let context::RequestContext { newsroom, ingredients, .. } = context::of(ctx)?;
    ingredients.note([SurrogateKey::Contributors]);
    Ok(match by {
        ContributorBy::Id(text) => contributors::by_id(newsroom, id(&text).map_err(invalid)?).await.map_err(fault)?.map(Contributor::from),
        ContributorBy::Slug(slug) => {
            contributors::by_slug(newsroom, &slug).await.map_err(fault)?.map(|contributor| Contributor::asked_by(contributor, &slug))
        }
    })
}
