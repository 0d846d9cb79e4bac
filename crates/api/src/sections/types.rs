//! Sections as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result};
use masthead_domain::ids::SectionId;
use masthead_domain::sections::{Section as DomainSection, SectionTree};
use masthead_newsroom::articles::PublicationFilter;

use crate::articles::feed::{FeedArguments, feed};
use crate::articles::filters::bounded;
use crate::articles::types::{ArticleConnection, ArticleOrder};
use crate::context;
use crate::errors::invalid;
use crate::scalars::to_id;

/// A node of the section tree (`chuyên mục`).
#[derive(Clone, Description)]
pub struct Section {
    section: Arc<DomainSection>,
    tree: Arc<SectionTree>,
    moved: bool,
}

impl Section {
    /// A section of this tree.
    pub fn of(tree: &Arc<SectionTree>, section: &Arc<DomainSection>) -> Self {
        Self { section: Arc::clone(section), tree: Arc::clone(tree), moved: false }
    }

    /// The same section, asked for by a path it no longer has.
    pub fn moved(self) -> Self {
        Self { moved: true, ..self }
    }
}

#[Object(use_type_description)]
impl Section {
    /// Its id, unique over everything in the API.
    pub async fn id(&self) -> ID {
        to_id(self.section.id)
    }

    /// Its name as readers see it.
    async fn name(&self) -> &str {
        &self.section.name
    }

    /// Its own part of the path.
    async fn slug(&self) -> &str {
        self.section.slug.as_str()
    }

    /// The slugs from the root of the tree down to it, such as `xa-hoi/giao-thong`.
    async fn path(&self) -> &str {
        &self.section.path
    }

    /// The path it answers under; the same as `path`.
    async fn canonical_path(&self) -> &str {
        &self.section.path
    }

    /// 301 when it was asked for by a path it no longer has: send the reader to `canonicalPath`. Null otherwise.
    async fn redirect_status(&self) -> Option<i32> {
        self.moved.then_some(301)
    }

    /// What it is about.
    async fn description(&self) -> Option<&str> {
        self.section.description.as_deref()
    }

    /// Its place among its siblings, lowest first.
    async fn position(&self) -> i32 {
        self.section.position
    }

    /// The title for search engines, where it differs from the name.
    async fn seo_title(&self) -> Option<&str> {
        self.section.seo_title.as_deref()
    }

    /// The description for search engines.
    async fn seo_description(&self) -> Option<&str> {
        self.section.seo_description.as_deref()
    }

    /// How many people have to approve an article before it goes live here; null is as the section above has it.
    async fn required_approvals(&self) -> Option<u8> {
        self.section.required_approvals
    }

    /// Counts its changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.section.version
    }

    /// The section it is part of; null for a root of the tree.
    async fn parent(&self) -> Option<Section> {
        let parent = self.section.parent.and_then(|id| self.tree.get(id));
        parent.map(|parent| Self::of(&self.tree, parent))
    }

    /// The sections above it, the root first: a breadcrumb.
    async fn ancestors(&self) -> Vec<Section> {
        self.tree.ancestors(self.section.id).into_iter().map(|above| Self::of(&self.tree, above)).collect()
    }

    /// The sections right below it, by position.
    async fn children(&self) -> Vec<Section> {
        self.tree.children(Some(self.section.id)).map(|below| Self::of(&self.tree, below)).collect()
    }

    /// The live articles of this section.
    #[allow(clippy::too_many_arguments)]
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whether articles of the sections below it count as well.", default = true)] include_descendants: bool,
        #[graphql(desc = "Articles to leave out, by id: those the page shows already.")] excluding: Option<Vec<ID>>,
        #[graphql(desc = "The order; newest first when left out.")] order_by: Option<ArticleOrder>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Result<ArticleConnection> {
        let excluding = bounded(excluding.unwrap_or_default()).map_err(|problem| invalid(problem.at("excluding")))?;
        let sections = vec![self.section.id];
        let filter = PublicationFilter { sections, direct_only: !include_descendants, excluding, ..Default::default() };
        feed(ctx, filter, FeedArguments { order_by, first, after, last, before }).await
    }
}

/// The sections with these ids, without those that are gone.
pub async fn sections(ctx: &Context<'_>, ids: &[SectionId]) -> Result<Vec<Section>> {
    let tree = context::of(ctx)?.tree().await?;
    Ok(ids.iter().filter_map(|id| tree.get(*id)).map(|section| Section::of(&tree, section)).collect())
}

/// One section by id; nothing when it is gone.
pub async fn section(ctx: &Context<'_>, id: SectionId) -> Result<Option<Section>> {
    let tree = context::of(ctx)?.tree().await?;
    Ok(tree.get(id).map(|section| Section::of(&tree, section)))
}
