//! Writing notes, answering, settling and taking them back.

use async_graphql::{Context, Description, Object, Result};
use masthead_newsroom::notes;

use super::inputs::{NoteAddInput, NoteDeleteInput, NoteEditInput, NoteReopenInput, NoteResolveInput};
use super::types::Note;
use crate::errors::payload;
use crate::inputs::carry_out;

/// Mutations of notes.
#[derive(Default, Description)]
pub struct NotesMutation;

payload! {
    /// The answer to a change of a note.
    NotePayload {
        /// The note as it is now.
        note: Note
    }
}

#[Object(use_type_description)]
impl NotesMutation {
    /// Writes a note on an article that you see, or answers one. The article keeps its version.
    async fn note_add(&self, ctx: &Context<'_>, #[graphql(desc = "The note.")] input: NoteAddInput) -> Result<NotePayload> {
        NotePayload::of(ctx, carry_out(ctx, || input.parse(), notes::add).await?.map(Note))
    }

    /// Says something else in a note of your own.
    async fn note_edit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which note, and its text.")] input: NoteEditInput,
    ) -> Result<NotePayload> {
        NotePayload::of(ctx, carry_out(ctx, || input.parse(), notes::edit).await?.map(Note))
    }

    /// Settles a thread. Whoever sees the article may.
    async fn note_resolve(&self, ctx: &Context<'_>, #[graphql(desc = "Which thread.")] input: NoteResolveInput) -> Result<NotePayload> {
        NotePayload::of(ctx, carry_out(ctx, || input.parse(), notes::resolve).await?.map(Note))
    }

    /// Opens a settled thread again. Whoever sees the article may.
    async fn note_reopen(&self, ctx: &Context<'_>, #[graphql(desc = "Which thread.")] input: NoteReopenInput) -> Result<NotePayload> {
        NotePayload::of(ctx, carry_out(ctx, || input.parse(), notes::reopen).await?.map(Note))
    }

    /// Takes a note back: one's own, or with the role EDITOR or above anybody's. While it is answered, its place stays.
    async fn note_delete(&self, ctx: &Context<'_>, #[graphql(desc = "Which note.")] input: NoteDeleteInput) -> Result<NotePayload> {
        NotePayload::of(ctx, carry_out(ctx, || input.parse(), notes::delete).await?.map(Note))
    }
}
