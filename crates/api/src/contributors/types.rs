//! Contributors as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use masthead_domain::contributors::{Contributor as DomainContributor, ContributorRole as DomainRole};
use masthead_newsroom::articles::PublicationFilter;

use crate::articles::feed::{FeedArguments, feed};
use crate::articles::types::{ArticleConnection, ArticleOrder};
use crate::paging::{Uncounted, connection};
use crate::scalars::to_id;

/// What somebody did for an article.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainRole")]
pub enum ContributorRole {
    /// Wrote it.
    Author,
    /// Took the pictures.
    Photographer,
    /// Translated it.
    Translator,
    /// Edited it.
    Editor,
    /// A news agency it came from.
    Agency,
}

/// A person or agency in a byline.
#[derive(Clone, Description)]
pub struct Contributor {
    contributor: Arc<DomainContributor>,
    moved: bool,
}

impl From<DomainContributor> for Contributor {
    fn from(contributor: DomainContributor) -> Self {
        Arc::new(contributor).into()
    }
}

impl From<Arc<DomainContributor>> for Contributor {
    fn from(contributor: Arc<DomainContributor>) -> Self {
        Self { contributor, moved: false }
    }
}

impl Contributor {
    /// The contributor that was asked for by this slug, which it may have had once.
    pub fn asked_by(contributor: DomainContributor, slug: &str) -> Self {
        Self { moved: contributor.slug.as_str() != slug, contributor: Arc::new(contributor) }
    }
}

#[Object(use_type_description)]
impl Contributor {
    /// Their id, unique over everything in the API.
    pub async fn id(&self) -> ID {
        to_id(self.contributor.id)
    }

    /// Their name as readers see it.
    async fn name(&self) -> &str {
        &self.contributor.name
    }

    /// Their part of a URL.
    async fn slug(&self) -> &str {
        self.contributor.slug.as_str()
    }

    /// 301 when it was asked for by a slug it no longer has: send the reader to `slug`. Null otherwise.
    async fn redirect_status(&self) -> Option<i32> {
        self.moved.then_some(301)
    }

    /// Who they are.
    async fn bio(&self) -> Option<&str> {
        self.contributor.bio.as_deref()
    }

    /// What they usually do.
    async fn role(&self) -> ContributorRole {
        self.contributor.role.into()
    }

    /// Counts the changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.contributor.version
    }

    /// The live articles that credit them.
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
        let filter = PublicationFilter { contributors: vec![self.contributor.id], ..Default::default() };
        feed(ctx, filter, FeedArguments { order_by, first, after, last, before }).await
    }
}

connection!(
    /// A page of contributors.
    ContributorConnection, ContributorEdge, Contributor, counted by Uncounted
);
