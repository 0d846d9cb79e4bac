//! Asking for live articles, and for anything by id.

use async_graphql::{Context, Description, ID, Interface, Object, OneofObject, Result};
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::articles::{self, Found};

use super::columns::extent;
use super::feed::{FeedArguments, feed};
use super::filters::ArticleWhere;
use super::types::{Article, ArticleConnection, ArticleOrder, live, parsed, wanted};
use crate::context;
use crate::contributors::types::Contributor;
use crate::errors::{fault, invalid};
use crate::scalars::id;
use crate::sections::types::{Section, section};
use crate::tags::types::Tag;

/// How an article is named.
#[derive(OneofObject)]
pub enum ArticleBy {
    /// By its id.
    Id(ID),
    /// By its slug, or one it had before.
    Slug(String),
    /// By its path on the site, such as `xa-hoi/chuyen-doi-so`. The last part finds the article, also one it had before; where the
    /// whole is not its `canonicalPath`, `redirectStatus` is 301.
    Path(String),
    /// By its id in another system.
    ExternalId(String),
}

/// Anything that has an id of its own (Relay).
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Its id, unique over everything in the API."))]
pub enum Node {
    /// A live article.
    Article(Article),
    /// A section.
    Section(Section),
    /// A tag.
    Tag(Tag),
    /// A contributor.
    Contributor(Contributor),
}

/// The most ids that `nodes` takes.
const MAX_NODES: usize = 100;

/// Queries about live articles.
#[derive(Default, Description)]
pub struct ArticlesQuery;

#[Object(use_type_description)]
impl ArticlesQuery {
    /// One live article; null when there is none.
    async fn article(&self, ctx: &Context<'_>, #[graphql(desc = "Which article.")] by: ArticleBy) -> Option<Result<Article>> {
        find(ctx, by).await.transpose()
    }

    /// Live articles, newest first unless asked otherwise.
    #[allow(clippy::too_many_arguments)]
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Which articles.")] filter: Option<ArticleWhere>,
        #[graphql(desc = "The order; newest first when left out.")] order_by: Option<ArticleOrder>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Result<ArticleConnection> {
        feed(ctx, wanted(filter)?, FeedArguments { order_by, first, after, last, before }).await
    }

    /// Anything by its id; null when there is nothing.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The id.")] id: ID) -> Option<Result<Node>> {
        by_id(ctx, &id).await.transpose()
    }

    /// Several things by their ids, in this order; null for what does not exist. At most 100.
    async fn nodes(&self, ctx: &Context<'_>, #[graphql(desc = "The ids.")] ids: Vec<ID>) -> Result<Vec<Option<Node>>> {
        if ids.len() > MAX_NODES {
            let problem = masthead_domain::problems::Problem::invalid(format!("At most {MAX_NODES} ids are possible."));
            return Err(invalid(problem.at("ids")));
        }
        async_graphql::futures_util::future::try_join_all(ids.iter().map(|id| by_id(ctx, id))).await
    }
}

async fn find(ctx: &Context<'_>, by: ArticleBy) -> Result<Option<Article>> {
    let context = context::of(ctx)?;
    let newsroom = &context.newsroom;
    let extent = extent(ctx.field());
    let found = match by {
        ArticleBy::Id(text) => return live(ctx, parsed(id(&text))?).await,
        ArticleBy::Slug(slug) => articles::by_slug(newsroom, &slug, extent).await,
        ArticleBy::Path(path) => articles::by_path(newsroom, &*context.tree().await?, &path, extent).await,
        ArticleBy::ExternalId(external) => articles::by_external_id(newsroom, &external, extent).await,
    };
    let found = found.map_err(fault)?;
    context.ingredients.note(named(found.as_ref()));
    Ok(found.map(Article::found))
}

/// The keys of an article that was asked for by name, and whether by one it no longer has. A name that is nobody's, or that somebody
/// had before, may be anybody's tomorrow.
fn named(found: Option<&Found>) -> Vec<SurrogateKey> {
    let Some(Found { live, moved }) = found else { return vec![SurrogateKey::Articles] };
    let article = SurrogateKey::Article(live.publication.article);
    if *moved { vec![article, SurrogateKey::Articles] } else { vec![article] }
}

/// Ids do not say of what they are, so that they are the same at the desk; a text that is no id names nothing.
async fn by_id(ctx: &Context<'_>, text: &ID) -> Result<Option<Node>> {
    let Ok(uuid) = id::<uuid::Uuid>(text) else { return Ok(None) };
    if let Some(article) = live(ctx, uuid.into()).await? {
        return Ok(Some(Node::Article(article)));
    }
    if let Some(section) = section(ctx, uuid.into()).await? {
        return Ok(Some(Node::Section(section)));
    }
    let loaded = context::of(ctx)?.loaded();
    if let Some(tag) = loaded.tags.one(uuid.into()).await.map_err(fault)? {
        return Ok(Some(Node::Tag(tag.into())));
    }
    let contributor = loaded.contributors.one(uuid.into()).await.map_err(fault)?;
    Ok(contributor.map(|contributor| Node::Contributor(contributor.into())))
}
