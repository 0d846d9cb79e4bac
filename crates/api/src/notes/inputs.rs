//! Notes as they come.

use async_graphql::{ID, InputObject};
use masthead_domain::notes::{NoteAdd, NoteEdit, NoteTarget, Place, note_text};
use masthead_domain::problems::{Problem, Problems};

use crate::inputs::{replace, target, targets};
use crate::scalars::id;

/// A place in the text of an article.
#[derive(InputObject)]
pub struct NoteAnchorInput {
    /// The number of the block, counted from 0, in the newest revision.
    block: i32,
    /// The words in it that the note is about, at most 500 characters; the whole block when left out.
    quote: Option<String>,
}

impl NoteAnchorInput {
    fn parse(self) -> Result<Place, Problem> {
        let block = usize::try_from(self.block).map_err(|_| Problem::invalid("Blocks are counted from 0.").at("block"))?;
        Ok(Place { block, quote: self.quote })
    }
}

/// A note to write.
#[derive(InputObject)]
pub struct NoteAddInput {
    /// On which article.
    article_id: ID,
    /// What it says, at most 2,000 characters. Line ends are kept.
    text: String,
    /// The note to answer, by id; an answer to an answer joins the same thread.
    in_reply_to: Option<ID>,
    /// The place in the text that it is about; the article as a whole when left out.
    anchor: Option<NoteAnchorInput>,
}

impl NoteAddInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<NoteAdd, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = problems.check("articleId", id(&self.article_id));
        let text = problems.check("text", note_text(&self.text));
        let in_reply_to = replace(&mut problems, "inReplyTo", self.in_reply_to, |text| id(&text));
        let place = replace(&mut problems, "anchor", self.anchor, NoteAnchorInput::parse);
        problems.finish(article.zip(text).map(|(article, text)| NoteAdd { article, text, in_reply_to, place }))
    }
}

/// What a note shall say.
#[derive(InputObject)]
pub struct NoteEditInput {
    /// Which note.
    id: ID,
    /// The `version` of the note you loaded.
    expected_version: i64,
    /// What it says from now on, at most 2,000 characters.
    text: String,
}

impl NoteEditInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<NoteEdit, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let text = problems.check("text", note_text(&self.text));
        problems.finish(target.zip(text).map(|(target, text)| NoteEdit { target, text }))
    }
}

targets! {
    NoteTarget,
    {
        /// Which note.
        id: ID,
        /// The `version` of the note you loaded.
        expected_version: i64,
    },
    /// Which thread to settle.
    NoteResolveInput,
    /// Which thread to open again.
    NoteReopenInput,
    /// Which note to take back.
    NoteDeleteInput,
}
