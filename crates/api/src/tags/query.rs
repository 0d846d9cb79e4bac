//! Asking for tags.

use async_graphql::{Context, Description, ID, Object, OneofObject, Result};
use masthead_domain::paging::{MAX_PAGE, Page, PageArguments, TextPage};
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::tags;

use super::types::{Tag, TagConnection, TagKind};
use crate::context;
use crate::errors::{fault, invalid};
use crate::paging::Uncounted;
use crate::scalars::id;

/// How a tag is named.
#[derive(OneofObject)]
pub enum TagBy {
    /// By its id.
    Id(ID),
    /// By its slug, or one it had before.
    Slug(String),
}

/// Queries about tags.
#[derive(Default, Description)]
pub struct TagsQuery;

#[Object(use_type_description)]
impl TagsQuery {
    /// One tag; null when there is none.
    async fn tag(&self, ctx: &Context<'_>, #[graphql(desc = "Which tag.")] by: TagBy) -> Option<Result<Tag>> {
        find(ctx, by).await.transpose()
    }

    /// Tags in the order of their slugs, so that accents do not matter.
    async fn tags(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only tags of this kind.")] kind: Option<TagKind>,
        #[graphql(desc = "How many, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
    ) -> Result<TagConnection> {
        let request = TextPage::parse(&PageArguments { first, after, ..Default::default() }, b't').map_err(invalid)?;
        let context::RequestContext { newsroom, ingredients, .. } = context::of(ctx)?;
        ingredients.note([SurrogateKey::Tags]);
        let rows = tags::page(newsroom, kind.map(Into::into), request.after.as_deref(), request.size.min(MAX_PAGE)).await.map_err(fault)?;
        let page: Page<_> = request.page(rows);
        Ok(TagConnection::of(page, |tag| TextPage::cursor(tag.slug.as_str(), b't'), Tag::from, Uncounted))
    }
}

async fn find(ctx: &Context<'_>, by: TagBy) -> Result<Option<Tag>> {
    let context::RequestContext { newsroom, ingredients, .. } = context::of(ctx)?;
    ingredients.note([SurrogateKey::Tags]);
    Ok(match by {
        TagBy::Id(text) => tags::by_id(newsroom, id(&text).map_err(invalid)?).await.map_err(fault)?.map(Tag::from),
        TagBy::Slug(slug) => tags::by_slug(newsroom, &slug).await.map_err(fault)?.map(|tag| Tag::asked_by(tag, &slug)),
    })
}
