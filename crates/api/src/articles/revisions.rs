//! Revisions as the desk sees them.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result};
use masthead_domain::articles::Revision as DomainRevision;

use super::types::{Credit, byline, credits};
use super::workflow_types::Correction;
use crate::bodies::types::{Body, Picture};
use crate::paging::{Uncounted, connection};
use crate::scalars::{DateTime, Json};
use crate::sections::types::{Section, section, sections};
use crate::tags::types::{Tag, tags};
use crate::users::types::{Colleague, colleague};

/// A snapshot of an article's content. It stays as it is, unless it was autosaved and its author goes on writing.
#[derive(Clone, Description)]
pub struct Revision(pub Arc<DomainRevision>);

#[Object(use_type_description)]
impl Revision {
    /// Its number within the article: 1, 2, 3, …
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// What people call it; null unless somebody named it with `revisionName`.
    async fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The number of the revision whose content was taken up again in this one; null if it was written.
    async fn restored_from(&self) -> Option<i32> {
        self.0.restored_from
    }

    /// Whether a program saved it while its author was writing. The next such save within ten minutes takes its place.
    async fn autosaved(&self) -> bool {
        self.0.autosaved
    }

    /// The title it had.
    async fn headline(&self) -> &str {
        &self.0.content.headline
    }

    /// The overline it had.
    async fn kicker(&self) -> Option<&str> {
        self.0.content.kicker.as_deref()
    }

    /// The summary it had.
    async fn standfirst(&self) -> Option<&str> {
        self.0.content.standfirst.as_deref()
    }

    /// The text for cards it had, where that was not the standfirst.
    async fn trail_text(&self) -> Option<&str> {
        self.0.content.trail_text.as_deref()
    }

    /// Its part of the URL then.
    async fn slug(&self) -> &str {
        self.0.content.slug.as_str()
    }

    /// The text it had.
    async fn body(&self) -> Body<'_> {
        (&self.0.content.body).into()
    }

    /// The section it belonged to; null when it had none, or that section is gone.
    async fn section(&self, ctx: &Context<'_>) -> Option<Result<Section>> {
        section(ctx, self.0.content.section?).await.transpose()
    }

    /// Other sections it stood in, without those that are gone.
    async fn further_sections(&self, ctx: &Context<'_>) -> Result<Vec<Section>> {
        sections(ctx, &self.0.content.further_sections).await
    }

    /// Who had made it, in the order of the byline, without contributors that are gone.
    async fn contributors(&self, ctx: &Context<'_>) -> Result<Vec<Credit>> {
        credits(ctx, &self.0.content.credits).await
    }

    /// The byline in words it had.
    async fn byline(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        byline(ctx, self.0.content.byline.as_deref(), &self.0.content.credits).await
    }

    /// Its tags then, without those that are gone.
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<Tag>> {
        tags(ctx, &self.0.content.tags).await
    }

    /// The picture at its head then.
    async fn main_media(&self) -> Option<Picture<'_>> {
        self.0.content.main_media.as_ref().map(Into::into)
    }

    /// What readers had been told until then was wrong or had changed, oldest first.
    async fn corrections(&self) -> Vec<Correction> {
        self.0.content.corrections.iter().map(Into::into).collect()
    }

    /// Whatever else the newsroom kept about it, as a JSON object.
    async fn custom_fields(&self) -> Json {
        Json(self.0.content.custom_fields.clone().into())
    }

    /// What its author said about it.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who made it.
    async fn author(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.author).await.transpose()
    }

    /// When.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

connection!(
    /// A page of the revisions of an article.
    RevisionConnection, RevisionEdge, Revision, counted by Uncounted
);
