//! Notes as clients see them.

use async_graphql::{Context, Description, ID, Object, Result};
use masthead_domain::ids::ArticleId;
use masthead_domain::notes::{Anchor, Note as DomainNote, Thread};

use crate::articles::desk::{DeskArticle, desk_article};
use crate::context;
use crate::errors::fault;
use crate::scalars::{DateTime, to_id};
use crate::users::types::{Colleague, colleague};

/// Something that somebody at the desk wrote to the others about an article, or an answer to that. Readers never see it.
#[derive(Clone, Description)]
pub struct Note(pub DomainNote);

#[Object(use_type_description)]
impl Note {
    /// Its id.
    async fn id(&self) -> ID {
        to_id(self.0.id)
    }

    /// What it says; null when it was taken back and stands here only for its answers.
    async fn text(&self) -> Option<&str> {
        self.0.deleted_at.is_none().then_some(self.0.text.as_str())
    }

    /// Who wrote it.
    async fn author(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.author).await.transpose()
    }

    /// Which article it is about.
    async fn article(&self, ctx: &Context<'_>) -> Option<Result<DeskArticle>> {
        desk_article(ctx, self.0.article).await.transpose()
    }

    /// The place in the text that it is about; null when it is about the article as a whole.
    async fn anchor(&self) -> Option<NoteAnchor> {
        self.0.anchor.clone().map(|anchor| NoteAnchor { anchor, article: self.0.article })
    }

    /// The id of the note that the thread began with; null for that note itself.
    async fn in_reply_to(&self) -> Option<ID> {
        self.0.in_reply_to.map(to_id)
    }

    /// The answers, oldest first; those that were taken back are left out.
    async fn replies(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        let threads = context::of(ctx)?.loaded().threads.one(self.0.article).await.map_err(fault)?;
        let thread = threads.iter().flat_map(|threads| threads.iter()).find(|thread| thread.note.id == self.0.id);
        Ok(thread.map(|thread| thread.replies.iter().cloned().map(Note).collect()).unwrap_or_default())
    }

    /// Who settled the thread; null while it is open.
    async fn resolved_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.resolved?.0).await.transpose()
    }

    /// When the thread was settled; null while it is open.
    async fn resolved_at(&self) -> Option<DateTime> {
        self.0.resolved.map(|(_, at)| DateTime(at))
    }

    /// When it was taken back; null unless it was.
    async fn deleted_at(&self) -> Option<DateTime> {
        self.0.deleted_at.map(DateTime)
    }

    /// When it was written.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }

    /// Counts its changes; pass it as `expectedVersion` when you change it.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// The place in a text that a note is about. It follows its words when the text around them is changed.
#[derive(Description)]
pub struct NoteAnchor {
    anchor: Anchor,
    article: ArticleId,
}

#[Object(use_type_description)]
impl NoteAnchor {
    /// The revision that was read when the note was written.
    async fn revision(&self) -> i32 {
        self.anchor.revision
    }

    /// The words that it is about; empty when the block had none, such as a picture without a caption.
    async fn quote(&self) -> &str {
        &self.anchor.quote
    }

    /// The number of the block, counted from 0, that has these words in the working copy now, the nearest to where it was if several
    /// have; null when none has.
    async fn block(&self, ctx: &Context<'_>) -> Result<Option<usize>> {
        let article = desk_article(ctx, self.article).await?;
        Ok(article.and_then(|article| self.anchor.place_in(&article.0.content.body)))
    }
}

/// The threads on an article, oldest first: all of them, or only those that are settled or not.
pub async fn notes_on(ctx: &Context<'_>, article: ArticleId, resolved: Option<bool>) -> Result<Vec<Note>> {
    let threads = context::of(ctx)?.loaded().threads.one(article).await.map_err(fault)?.unwrap_or_default();
    let wanted = |thread: &&Thread| resolved.is_none_or(|resolved| resolved == thread.note.resolved.is_some());
    Ok(threads.iter().filter(wanted).map(|thread| Note(thread.note.clone())).collect())
}
