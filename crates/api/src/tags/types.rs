//! Tags as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::ids::TagId;
use masthead_domain::tags::{Tag as DomainTag, TagKind as DomainKind};
use masthead_newsroom::articles::PublicationFilter;

use crate::articles::feed::{FeedArguments, feed};
use crate::articles::types::{ArticleConnection, ArticleOrder};
use crate::context;
use crate::errors::fault;
use crate::paging::{Uncounted, connection};
use crate::scalars::to_id;

/// What a tag says about an article.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainKind")]
pub enum TagKind {
    /// A topic.
    Keyword,
    /// A run of articles that belong together.
    Series,
    /// The form: feature, analysis, interview.
    Tone,
    /// A person the article is about.
    Person,
    /// A place the article is about.
    Place,
    /// An organisation the article is about.
    Organisation,
}

/// Something articles are marked with: a topic, series, tone, person, place or organisation.
#[derive(Clone, Description)]
pub struct Tag {
    tag: Arc<DomainTag>,
    moved: bool,
}

impl From<DomainTag> for Tag {
    fn from(tag: DomainTag) -> Self {
        Arc::new(tag).into()
    }
}

impl From<Arc<DomainTag>> for Tag {
    fn from(tag: Arc<DomainTag>) -> Self {
        Self { tag, moved: false }
    }
}

impl Tag {
    /// The tag that was asked for by this slug, which it may have had once.
    pub fn asked_by(tag: DomainTag, slug: &str) -> Self {
        Self { moved: tag.slug.as_str() != slug, tag: Arc::new(tag) }
    }
}

#[Object(use_type_description)]
impl Tag {
    /// Its id, unique over everything in the API.
    pub async fn id(&self) -> ID {
        to_id(self.tag.id)
    }

    /// What it says about an article.
    async fn kind(&self) -> TagKind {
        self.tag.kind.into()
    }

    /// Its name as readers see it.
    async fn name(&self) -> &str {
        &self.tag.name
    }

    /// Its part of a URL.
    async fn slug(&self) -> &str {
        self.tag.slug.as_str()
    }

    /// 301 when it was asked for by a slug it no longer has: send the reader to `slug`. Null otherwise.
    async fn redirect_status(&self) -> Option<i32> {
        self.moved.then_some(301)
    }

    /// What it stands for.
    async fn description(&self) -> Option<&str> {
        self.tag.description.as_deref()
    }

    /// Counts its changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.tag.version
    }

    /// The live articles that have it.
    #[allow(clippy::too_many_arguments)]
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order; newest first when left out.")] order_by: Option<ArticleOrder>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Result<ArticleConnection> {
        let filter = PublicationFilter { tags_some: vec![self.tag.id], ..Default::default() };
        feed(ctx, filter, FeedArguments { order_by, first, after, last, before }).await
    }
}

connection!(
    /// A page of tags.
    TagConnection, TagEdge, Tag, counted by Uncounted
);

/// Tags by id, in this order; those that are gone are left out.
pub async fn tags(ctx: &Context<'_>, ids: &[TagId]) -> Result<Vec<Tag>> {
    Ok(context::of(ctx)?.loaded().tags.many(ids).await.map_err(fault)?.into_iter().map(Tag::from).collect())
}
