//! Live articles as the public sees them, and working copies as it would see them, in a preview (law 1).

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, ID, InputObject, Object, Result, SimpleObject};
use masthead_domain::articles::{Credit as DomainCredit, Publication, PublicationDetails};
use masthead_domain::contributors::ContributorRole as DomainRole;
use masthead_domain::ids::ArticleId;
use masthead_newsroom::articles::{self, Clock, Live, PublicationFilter, PublicationOrder};

use super::feed::{FeedCount, others_in};
use super::workflow_types::Correction;
use crate::bodies::types::{Body, Picture};
use crate::context;
use crate::contributors::types::{Contributor, ContributorRole};
use crate::errors::{fault, invalid};
use crate::local_time::{Writing, written};
use crate::paging::connection;
use crate::scalars::{DateTime, Json, to_id};
use crate::sections::types::{Section, section, sections};
use crate::tags::types::{Tag, tags};

/// One of an article's clocks.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(clippy::enum_variant_names)] // They are named after the fields.
pub enum ArticleClock {
    /// What readers are shown; the same as `PUBLISHED_AT` unless an editor set another.
    #[default]
    DisplayAt,
    /// The instant that orders feeds.
    PublishedAt,
    /// When the public first saw it.
    FirstPublishedAt,
    /// When it last changed so much that feeds should say so.
    SignificantlyUpdatedAt,
    /// When the live edition was put up.
    UpdatedAt,
}

/// The order of a list of articles.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ArticleOrder {
    /// Newest first, by `publishedAt`.
    #[default]
    PublishedAtDesc,
    /// Oldest first, by `publishedAt`.
    PublishedAtAsc,
    /// Last significantly updated first.
    SignificantlyUpdatedAtDesc,
    /// Longest without a significant update first.
    SignificantlyUpdatedAtAsc,
    /// Newest first, by `firstPublishedAt`.
    FirstPublishedAtDesc,
    /// Oldest first, by `firstPublishedAt`.
    FirstPublishedAtAsc,
}

impl From<ArticleOrder> for PublicationOrder {
    fn from(order: ArticleOrder) -> Self {
        let (clock, descending) = match order {
            ArticleOrder::PublishedAtDesc => (Clock::Published, true),
            ArticleOrder::PublishedAtAsc => (Clock::Published, false),
            ArticleOrder::SignificantlyUpdatedAtDesc => (Clock::SignificantlyUpdated, true),
            ArticleOrder::SignificantlyUpdatedAtAsc => (Clock::SignificantlyUpdated, false),
            ArticleOrder::FirstPublishedAtDesc => (Clock::FirstPublished, true),
            ArticleOrder::FirstPublishedAtAsc => (Clock::FirstPublished, false),
        };
        Self { clock, descending }
    }
}

/// A name in a byline, and what that person or agency did.
#[derive(SimpleObject)]
pub struct Credit {
    /// Who.
    pub contributor: Contributor,
    /// Did what.
    pub role: ContributorRole,
}

/// A name for a byline.
#[derive(InputObject)]
pub struct CreditInput {
    /// Who, by id.
    pub contributor_id: ID,
    /// Did what; what they usually do is not looked up.
    #[graphql(default_with = "ContributorRole::Author")]
    pub role: ContributorRole,
}

/// An article as the public reads it: its live edition, or in a preview its working copy.
#[derive(Clone, Description)]
pub struct Article {
    live: Arc<Publication>,
    /// The long part, if it came with the rest; otherwise it is loaded when it is asked for.
    details: Option<Arc<PublicationDetails>>,
    moved: bool,
}

impl Article {
    /// The article of a live row.
    pub fn of(live: Arc<Publication>) -> Self {
        Self { live, details: None, moved: false }
    }

    /// A working copy as the public would see it, in a preview.
    pub fn previewed(copy: Arc<Publication>, details: Arc<PublicationDetails>) -> Self {
        Self { live: copy, details: Some(details), moved: false }
    }

    /// The same article, and whether it was asked for by a name it no longer has.
    pub fn found(found: articles::Found) -> Self {
        let Live { publication, details } = found.live;
        Self { live: Arc::new(publication), details: details.map(Arc::new), moved: found.moved }
    }

    async fn details(&self, ctx: &Context<'_>) -> Result<Arc<PublicationDetails>> {
        if let Some(details) = &self.details {
            return Ok(Arc::clone(details));
        }
        let details = context::of(ctx)?.loaded().details.one(self.live.article).await.map_err(fault)?;
        // It may have gone between two statements of this request.
        Ok(details.unwrap_or_else(|| Arc::new(PublicationDetails::gone(self.live.article))))
    }

    fn clock(&self, clock: ArticleClock) -> masthead_domain::time::Instant {
        match clock {
            ArticleClock::DisplayAt => self.live.display_at.unwrap_or(self.live.published_at),
            ArticleClock::PublishedAt => self.live.published_at,
            ArticleClock::FirstPublishedAt => self.live.first_published_at,
            ArticleClock::SignificantlyUpdatedAt => self.live.significantly_updated_at,
            ArticleClock::UpdatedAt => self.live.updated_at,
        }
    }
}

#[Object(use_type_description)]
impl Article {
    /// Its id, unique over everything in the API and the same as of the working copy at the desk.
    pub async fn id(&self) -> ID {
        to_id(self.live.article)
    }

    /// The title.
    async fn headline(&self) -> &str {
        &self.live.headline
    }

    /// The overline above the headline.
    async fn kicker(&self) -> Option<&str> {
        self.live.kicker.as_deref()
    }

    /// The summary under the headline (sapo).
    async fn standfirst(&self) -> Option<&str> {
        self.live.standfirst.as_deref()
    }

    /// The text for cards; the standfirst where editors wrote no other.
    async fn trail_text(&self) -> Option<&str> {
        self.live.trail_text.as_deref().or(self.live.standfirst.as_deref())
    }

    /// Its part of the URL.
    async fn slug(&self) -> &str {
        self.live.slug.as_str()
    }

    /// Where it lives on the site: the path of its section and its slug, such as `xa-hoi/giao-thong/chuyen-doi-so`.
    async fn canonical_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(articles::canonical_path(&*context::of(ctx)?.tree().await?, &self.live))
    }

    /// 301 when it was asked for by a slug or path it no longer has: send the reader to `canonicalPath`. Null otherwise.
    async fn redirect_status(&self) -> Option<i32> {
        self.moved.then_some(301)
    }

    /// Its id in another system, such as the one it was imported from.
    async fn external_id(&self) -> Option<&str> {
        self.live.external_id.as_deref()
    }

    /// The section it belongs to.
    async fn section(&self, ctx: &Context<'_>) -> Option<Result<Section>> {
        section(ctx, self.live.section).await.transpose()
    }

    /// Other sections that show it as well.
    async fn further_sections(&self, ctx: &Context<'_>) -> Result<Vec<Section>> {
        sections(ctx, &self.live.further_sections).await
    }

    /// Who made it, in the order of the byline.
    async fn contributors(&self, ctx: &Context<'_>) -> Result<Vec<Credit>> {
        credits(ctx, &self.live.credits).await
    }

    /// The byline in words: what editors wrote, else the authors' names.
    async fn byline(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        byline(ctx, self.live.byline.as_deref(), &self.live.credits).await
    }

    /// Its tags, most important first.
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<Tag>> {
        tags(ctx, &self.live.tags).await
    }

    /// The picture at its head.
    async fn main_media(&self) -> Option<Picture<'_>> {
        self.live.main_media.as_ref().map(Into::into)
    }

    /// The text: typed blocks for native clients, HTML, Markdown or plain text.
    async fn body(&self, ctx: &Context<'_>) -> Result<Body<'_>> {
        Ok(self.details(ctx).await?.into())
    }

    /// How many words the body has; cheaper than asking the body.
    async fn word_count(&self) -> i32 {
        self.live.word_count
    }

    /// The language it is written in, as a BCP 47 tag.
    async fn locale(&self) -> &str {
        self.live.locale.as_str()
    }

    /// What it shares with its translations: the id of the article they were made from, unless editors chose another. Never null.
    async fn translation_group_id(&self) -> Option<ID> {
        Some(to_id(self.live.translation_group()))
    }

    /// The same story in other languages, in the order of their tags; what is not live is left out.
    async fn translations(&self, ctx: &Context<'_>) -> Result<Vec<Article>> {
        let told = context::of(ctx)?.loaded().live_translations.one(self.live.translation_group()).await.map_err(fault)?;
        Ok(told.unwrap_or_default().into_iter().filter(|live| live.article != self.live.article).map(Self::of).collect())
    }

    /// Where it was written.
    async fn dateline(&self) -> Option<&str> {
        self.live.dateline.as_deref()
    }

    /// The agency or paper it came from.
    async fn source(&self) -> Option<&str> {
        self.live.source.as_deref()
    }

    /// How urgent it is, from 1 (most) to 9 (least), as in ninjs.
    async fn urgency(&self) -> Option<i32> {
        self.live.urgency.map(masthead_domain::articles::Urgency::number)
    }

    /// The instant that orders feeds.
    async fn published_at(&self) -> DateTime {
        DateTime(self.live.published_at)
    }

    /// When the public first saw it.
    async fn first_published_at(&self) -> DateTime {
        DateTime(self.live.first_published_at)
    }

    /// When it last changed so much that feeds should say so; a typo fix does not count.
    async fn significantly_updated_at(&self) -> DateTime {
        DateTime(self.live.significantly_updated_at)
    }

    /// The instant to show readers; `publishedAt` unless an editor set another.
    async fn display_at(&self) -> DateTime {
        DateTime(self.clock(ArticleClock::DisplayAt))
    }

    /// When this edition was put up (schema.org `dateModified`).
    async fn updated_at(&self) -> DateTime {
        DateTime(self.live.updated_at)
    }

    /// One of the article's clocks the way the newspaper writes time for its readers, such as `12:55 16/09/2022`.
    async fn local_time(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which clock.", default)] clock: ArticleClock,
        #[graphql(desc = "An IANA time zone instead of the newspaper's own.")] time_zone: Option<String>,
        #[graphql(desc = "A Unicode date pattern (UTS #35) instead of the newspaper's own.")] format: Option<String>,
    ) -> Result<String> {
        written(ctx, self.clock(clock), Writing { time_zone, format, locale: Some(&self.live.locale) }).await
    }

    /// The title for search engines, where it differs from the headline.
    async fn seo_title(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.details(ctx).await?.seo_title.clone())
    }

    /// The description for search engines.
    async fn seo_description(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.details(ctx).await?.seo_description.clone())
    }

    /// The address search engines shall take for the original, where that is elsewhere.
    async fn canonical_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.details(ctx).await?.canonical_url.clone())
    }

    /// Whether search engines shall leave it out.
    async fn noindex(&self) -> bool {
        self.live.noindex
    }

    /// Whatever else the newsroom keeps about it, as a JSON object.
    async fn custom_fields(&self, ctx: &Context<'_>) -> Result<Json> {
        Ok(Json(self.details(ctx).await?.custom_fields.clone().into()))
    }

    /// What readers are told was wrong with it or has changed, oldest first.
    async fn corrections(&self, ctx: &Context<'_>) -> Result<Vec<Correction>> {
        Ok(self.details(ctx).await?.corrections.iter().map(Into::into).collect())
    }

    /// Articles that editors chose to stand beside it; those that are not live are left out.
    async fn related(&self, ctx: &Context<'_>) -> Result<Vec<Article>> {
        let related = self.details(ctx).await?.related.clone();
        Ok(context::of(ctx)?.loaded().publications.many(&related).await.map_err(fault)?.into_iter().map(Self::of).collect())
    }

    /// The newest other articles of its section and those below it.
    async fn same_section(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, at most 100.", default = 10)] first: i32,
    ) -> Result<Vec<Article>> {
        // On the heap: every field of every article is as large as the largest of them.
        Box::pin(others_in(ctx, self.live.section, self.live.article, first)).await
    }
}

connection!(
    /// A page of articles.
    ArticleConnection, ArticleEdge, Article, counted by FeedCount
);

/// A live article by id; nothing when it is not live.
pub async fn live(ctx: &Context<'_>, id: ArticleId) -> Result<Option<Article>> {
    Ok(context::of(ctx)?.loaded().publications.one(id).await.map_err(fault)?.map(Article::of))
}

/// A byline's names; contributors that are gone are left out.
pub async fn credits(ctx: &Context<'_>, credits: &[DomainCredit]) -> Result<Vec<Credit>> {
    let ids: Vec<_> = credits.iter().map(|credit| credit.contributor).collect();
    let found = context::of(ctx)?.loaded().contributors.many(&ids).await.map_err(fault)?;
    let named = |credit: &DomainCredit| {
        let contributor = found.iter().find(|contributor| contributor.id == credit.contributor)?;
        Some(Credit { contributor: Contributor::from(contributor.clone()), role: credit.role.into() })
    };
    Ok(credits.iter().filter_map(named).collect())
}

/// The byline in words.
pub async fn byline(ctx: &Context<'_>, written: Option<&str>, credits: &[DomainCredit]) -> Result<Option<String>> {
    if let Some(written) = written {
        return Ok(Some(written.to_owned()));
    }
    let authors: Vec<_> = credits.iter().filter(|credit| credit.role == DomainRole::Author).map(|credit| credit.contributor).collect();
    let names: Vec<String> = context::of(ctx)?
        .loaded()
        .contributors
        .many(&authors)
        .await
        .map_err(fault)?
        .into_iter()
        .map(|author| author.name.clone())
        .collect();
    Ok((!names.is_empty()).then(|| names.join(", ")))
}

/// The filter of a list, or what is wrong with it as a top-level error.
pub fn wanted(filter: Option<super::filters::ArticleWhere>) -> Result<PublicationFilter> {
    let parsed = filter.unwrap_or_default().parse();
    parsed.map_err(|problems| fault(masthead_newsroom::Refusal::Invalid(problems.into_iter().map(|problem| problem.at("where")).collect())))
}

/// A wrong id as a top-level error.
pub fn parsed<T>(value: Result<T, masthead_domain::problems::Problem>) -> Result<T> {
    value.map_err(invalid)
}
