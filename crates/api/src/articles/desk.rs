//! Articles as the desk sees them: working copies, where they stand, and their past.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result};
use masthead_domain::articles::{Approval as DomainApproval, Article as DomainArticle, allowed_steps};
use masthead_domain::ids::ArticleId;
use masthead_domain::paging::PageArguments;
use masthead_newsroom::articles;

use super::check_types::{PublishFinding, findings};
use super::comparison::RevisionComparison;
use super::history::{self, LiveRevision};
use super::revisions::{Revision, RevisionConnection};
use super::types::{Article, Credit, byline, credits, live};
use super::workflow_types::{Approval, ArticleAction, ArticleStatus, ArticleStep, Correction};
use crate::assignments::types::{Assignment, assignments_for};
use crate::bodies::types::{Body, Picture};
use crate::context;
use crate::errors::fault;
use crate::locks::types::{ArticleLock, lock_on};
use crate::notes::types::{Note, notes_on};
use crate::paging::{Uncounted, connection};
use crate::scalars::{DateTime, Json, to_id};
use crate::schedules::types::{Schedule, of_article};
use crate::sections::types::{Section, section, sections};
use crate::tags::types::{Tag, tags};
use crate::users::types::{Colleague, colleague};

/// An article as the desk sees it: its working copy, which may differ from what is live.
#[derive(Clone, Description)]
pub struct DeskArticle(pub Arc<DomainArticle>);

#[Object(use_type_description)]
impl DeskArticle {
    /// Its id, the same as of the live article.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// Counts its changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// Where it stands between its first line and the public.
    async fn status(&self) -> ArticleStatus {
        self.0.status.into()
    }

    /// What can be done with it from there, by whoever may.
    async fn possible_steps(&self) -> Vec<ArticleStep> {
        allowed_steps(self.0.status).into_iter().map(Into::into).collect()
    }

    /// Every step, and whether you may take it now; if not, why.
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Result<Vec<ArticleAction>> {
        let context = context::of(ctx)?;
        // At once, so that they are loaded together with what other fields ask for.
        let (tree, approvals, findings, lock) =
            tokio::try_join!(context.tree(), approvals(ctx, self.0.id), findings(ctx, &self.0), lock_on(ctx, self.0.id))?;
        let actions = articles::actions(&context.newsroom, &context.caller, &self.0, (&tree, &approvals, &findings), lock);
        Ok(actions.into_iter().map(|action| ArticleAction::of(self.0.status, action)).collect())
    }

    /// What is to be said about the working copy before it goes live: what blocks that, and what somebody should look at.
    async fn publish_checks(&self, ctx: &Context<'_>) -> Result<Vec<PublishFinding>> {
        Ok(findings(ctx, &self.0).await?.into_iter().map(Into::into).collect())
    }

    /// Who is writing on it now, so that others wait; null when nobody is.
    async fn lock(&self, ctx: &Context<'_>) -> Option<Result<ArticleLock>> {
        lock_on(ctx, self.0.id).await.map(|lock| lock.map(ArticleLock)).transpose()
    }

    /// What people at the desk noted on it, oldest first, each with its answers. Readers never see that.
    async fn notes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only threads that are settled, or only those that are not.")] resolved: Option<bool>,
    ) -> Result<Vec<Note>> {
        notes_on(ctx, self.0.id, resolved).await
    }

    /// What is to be done for it and by whom, oldest first, also what was done or cancelled.
    async fn assignments(&self, ctx: &Context<'_>) -> Result<Vec<Assignment>> {
        assignments_for(ctx, self.0.id).await
    }

    /// Whether its newest revision was handed in and waits for somebody to read it.
    async fn awaits_review(&self) -> bool {
        self.0.awaits_review()
    }

    /// What whoever handed it back wants changed; null once it is handed in again.
    async fn review_note(&self) -> Option<&str> {
        self.0.review_note.as_deref()
    }

    /// Who has approved which of its revisions, oldest first.
    async fn approvals(&self, ctx: &Context<'_>) -> Result<Vec<Approval>> {
        Ok(approvals(ctx, self.0.id).await?.into_iter().map(Approval).collect())
    }

    /// Whether somebody has to clear it legally before it goes live.
    async fn legally_sensitive(&self) -> bool {
        self.0.content.legally_sensitive
    }

    /// What is to happen to it at instants to come, earliest first.
    async fn schedules(&self, ctx: &Context<'_>) -> Result<Vec<Schedule>> {
        of_article(ctx, self.0.id).await
    }

    /// The instant before which nobody outside the newsroom may see it; null without an embargo.
    async fn embargoed_until(&self) -> Option<DateTime> {
        self.0.embargoed_until.map(DateTime)
    }

    /// What readers are told was wrong or has changed, oldest first.
    async fn corrections(&self) -> Vec<Correction> {
        self.0.content.corrections.iter().map(Into::into).collect()
    }

    /// Whether the working copy holds changes that the public does not see.
    async fn has_unpublished_changes(&self) -> bool {
        self.0.has_unpublished_changes()
    }

    /// What the public sees of it now; null when it is not live.
    async fn live(&self, ctx: &Context<'_>) -> Option<Result<Article>> {
        self.0.live_revision?;
        live(ctx, self.0.id).await.transpose()
    }

    /// The title.
    async fn headline(&self) -> &str {
        &self.0.content.headline
    }

    /// The overline above the headline.
    async fn kicker(&self) -> Option<&str> {
        self.0.content.kicker.as_deref()
    }

    /// The summary under the headline (sapo).
    async fn standfirst(&self) -> Option<&str> {
        self.0.content.standfirst.as_deref()
    }

    /// The text for cards, where it is not the standfirst.
    async fn trail_text(&self) -> Option<&str> {
        self.0.content.trail_text.as_deref()
    }

    /// The desk's name for the story.
    async fn slugline(&self) -> Option<&str> {
        self.0.content.slugline.as_deref()
    }

    /// Its part of the URL.
    async fn slug(&self) -> &str {
        self.0.content.slug.as_str()
    }

    /// The text.
    async fn body(&self) -> Body<'_> {
        (&self.0.content.body).into()
    }

    /// The section it belongs to; it needs one to be published.
    async fn section(&self, ctx: &Context<'_>) -> Option<Result<Section>> {
        section(ctx, self.0.content.section?).await.transpose()
    }

    /// Other sections that will show it as well.
    async fn further_sections(&self, ctx: &Context<'_>) -> Result<Vec<Section>> {
        sections(ctx, &self.0.content.further_sections).await
    }

    /// Who made it, in the order of the byline.
    async fn contributors(&self, ctx: &Context<'_>) -> Result<Vec<Credit>> {
        credits(ctx, &self.0.content.credits).await
    }

    /// The byline in words: what was written, else the authors' names.
    async fn byline(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        byline(ctx, self.0.content.byline.as_deref(), &self.0.content.credits).await
    }

    /// Its tags, most important first.
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<Tag>> {
        tags(ctx, &self.0.content.tags).await
    }

    /// The picture at its head.
    async fn main_media(&self) -> Option<Picture<'_>> {
        self.0.content.main_media.as_ref().map(Into::into)
    }

    /// The language it is written in, as a BCP 47 tag.
    async fn locale(&self) -> &str {
        self.0.content.locale.as_str()
    }

    /// What it shares with its translations: the id of the article they were made from, unless editors chose another. Never null.
    async fn translation_group_id(&self) -> Option<ID> {
        Some(to_id(self.0.translation_group()))
    }

    /// The same story in other languages as far as you may see it, live or not, in the order of their tags.
    async fn translations(&self, ctx: &Context<'_>) -> Result<Vec<DeskArticle>> {
        let told = context::of(ctx)?.loaded().desk_translations.one(self.0.translation_group()).await.map_err(fault)?;
        Ok(told.unwrap_or_default().into_iter().filter(|article| article.id != self.0.id).map(Self).collect())
    }

    /// Where it was written.
    async fn dateline(&self) -> Option<&str> {
        self.0.content.dateline.as_deref()
    }

    /// The agency or paper it came from.
    async fn source(&self) -> Option<&str> {
        self.0.content.source.as_deref()
    }

    /// How urgent it is, from 1 (most) to 9 (least).
    async fn urgency(&self) -> Option<i32> {
        self.0.content.urgency.map(masthead_domain::articles::Urgency::number)
    }

    /// The title for search engines, where it differs from the headline.
    async fn seo_title(&self) -> Option<&str> {
        self.0.content.seo_title.as_deref()
    }

    /// The description for search engines.
    async fn seo_description(&self) -> Option<&str> {
        self.0.content.seo_description.as_deref()
    }

    /// The address search engines shall take for the original, where that is elsewhere.
    async fn canonical_url(&self) -> Option<&str> {
        self.0.content.canonical_url.as_deref()
    }

    /// Whether search engines shall leave it out.
    async fn noindex(&self) -> bool {
        self.0.content.noindex
    }

    /// The ids of the articles chosen to stand beside it, live or not.
    async fn related_ids(&self) -> Vec<ID> {
        self.0.content.related.iter().map(to_id).collect()
    }

    /// Its id in another system.
    async fn external_id(&self) -> Option<&str> {
        self.0.content.external_id.as_deref()
    }

    /// Whatever else the newsroom keeps about it, as a JSON object.
    async fn custom_fields(&self) -> Json {
        Json(self.0.content.custom_fields.clone().into())
    }

    /// The number of its newest revision.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// The number of the revision that the public sees; null when it is not live.
    async fn live_revision(&self) -> Option<i32> {
        self.0.live_revision
    }

    /// Its newest revisions, the newest first.
    #[graphql(deprecation = "Ask for `history`, which pages. This goes on 2027-05-31.")]
    async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, at most 100.", default = 20)] first: i32,
    ) -> Result<Vec<Revision>> {
        history::newest(ctx, &self.0, first).await
    }

    /// Its revisions, the newest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, at most 100; 20 when neither this nor `last` is given.")] first: Option<i32>,
        #[graphql(desc = "Start after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, at most 100.")] last: Option<i32>,
        #[graphql(desc = "End before this cursor.")] before: Option<String>,
    ) -> Result<RevisionConnection> {
        history::page(ctx, &self.0, PageArguments { first, after, last, before }).await
    }

    /// One of its revisions; null when it has none with this number.
    async fn revision_by_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the revision.")] number: i32,
    ) -> Option<Result<Revision>> {
        history::revision(ctx, self.0.id, number).await.transpose()
    }

    /// What differs between two of its revisions; null when it does not have both.
    async fn compare_revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the earlier revision.")] from: i32,
        #[graphql(desc = "The number of the later revision.")] to: i32,
    ) -> Option<Result<RevisionComparison>> {
        history::compare(ctx, self.0.id, (from, to)).await.transpose()
    }

    /// The revision that the public saw at an instant; null when it saw none, and for an instant to come.
    async fn live_at(&self, ctx: &Context<'_>, #[graphql(desc = "The instant.")] instant: DateTime) -> Option<Result<LiveRevision>> {
        history::live_at(ctx, self.0.id, instant).await.transpose()
    }

    /// When the public first saw it; null when it never did.
    async fn first_published_at(&self) -> Option<DateTime> {
        self.0.first_published_at.map(DateTime)
    }

    /// The instant that orders feeds; null when it was never live.
    async fn published_at(&self) -> Option<DateTime> {
        self.0.published_at.map(DateTime)
    }

    /// When it last changed so much that feeds should say so.
    async fn significantly_updated_at(&self) -> Option<DateTime> {
        self.0.significantly_updated_at.map(DateTime)
    }

    /// What readers are shown instead of `publishedAt`, where an editor set that.
    async fn display_at(&self) -> Option<DateTime> {
        self.0.display_at.map(DateTime)
    }

    /// Who started it.
    async fn created_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.created_by).await.transpose()
    }

    /// Who changed it last.
    async fn updated_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.updated_by).await.transpose()
    }

    /// When it was started.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }
}

/// A working copy by id; nothing when there is none or it is not for the caller.
pub async fn desk_article(ctx: &Context<'_>, id: ArticleId) -> Result<Option<DeskArticle>> {
    Ok(context::of(ctx)?.loaded().desk_articles.one(id).await.map_err(fault)?.map(DeskArticle))
}

async fn approvals(ctx: &Context<'_>, article: ArticleId) -> Result<Vec<DomainApproval>> {
    Ok(context::of(ctx)?.loaded().approvals.one(article).await.map_err(fault)?.unwrap_or_default())
}

connection!(
    /// A page of articles as the desk sees them.
    DeskArticleConnection, DeskArticleEdge, DeskArticle, counted by Uncounted
);
