//! Asking whether an article is gone for good.

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use masthead_domain::articles::Tombstone as DomainTombstone;
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::tombstones;

use crate::articles::{ArticleBy, parsed};
use crate::context;
use crate::errors::fault;
use crate::scalars::{DateTime, id, to_id};

/// What is left of an article that was killed: answer 410 (RFC 9110, section 15.5.11) where it stood.
#[derive(SimpleObject)]
pub struct Tombstone {
    /// The id the article had.
    id: ID,
    /// What the newsroom tells the public about why; null when nothing.
    reason: Option<String>,
    /// When it was killed.
    killed_at: DateTime,
}

/// Queries about what is gone.
#[derive(Default, Description)]
pub struct TombstonesQuery;

#[Object(use_type_description)]
impl TombstonesQuery {
    /// What is left of an article that was killed; null when it is live, only unpublished, or never was. Ask for it beside
    /// `article`: when that is null and this is not, answer 410 instead of 404.
    async fn tombstone(&self, ctx: &Context<'_>, #[graphql(desc = "Which article.")] by: ArticleBy) -> Option<Result<Tombstone>> {
        find(ctx, by).await.transpose()
    }
}

async fn find(ctx: &Context<'_>, by: ArticleBy) -> Result<Option<Tombstone>> {
    let context::RequestContext { newsroom, ingredients, .. } = context::of(ctx)?;
    let found = match by {
        ArticleBy::Id(text) => tombstones::by_id(newsroom, parsed(id(&text))?).await,
        ArticleBy::Slug(slug) => tombstones::by_slug(newsroom, &slug).await,
        ArticleBy::Path(path) => tombstones::by_path(newsroom, &path).await,
        ArticleBy::ExternalId(external) => tombstones::by_external_id(newsroom, &external).await,
    };
    let found = found.map_err(fault)?;
    ingredients.note([SurrogateKey::Tombstones]);
    // The name of what was killed may go to another article, which then has no tombstone.
    ingredients.note(found.is_some().then_some(SurrogateKey::Articles));
    Ok(found.map(Into::into))
}

impl From<DomainTombstone> for Tombstone {
    fn from(tombstone: DomainTombstone) -> Self {
        let DomainTombstone { article, external_id: _, reason, killed_at } = tombstone;
        Self { id: to_id(article), reason, killed_at: DateTime(killed_at) }
    }
}
