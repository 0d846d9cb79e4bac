//! One note.

use serde_json::{Value, json};

use super::Anchor;
use crate::audit::Facts;
use crate::ids::{ArticleId, NoteId, UserId};
use crate::problems::{Problem, ProblemCode};
use crate::text::lines;
use crate::time::Instant;

/// How many notes an article has at most, answers among them.
pub const MAX_NOTES: usize = 500;

/// How many characters a note has at most.
const MAX_TEXT: usize = 2_000;

/// One note on an article, or one answer to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// On which article.
    pub article: ArticleId,
    /// The note that the thread began with; none for that note itself.
    pub in_reply_to: Option<NoteId>,
    /// What it says.
    pub text: String,
    /// The place in the text that it is about.
    pub anchor: Option<Anchor>,
    /// Who wrote it.
    pub author: UserId,
    /// Who settled the thread, and when.
    pub resolved: Option<(UserId, Instant)>,
    /// When it was taken back. It keeps its place while others have answered it.
    pub deleted_at: Option<Instant>,
    /// Counts its changes, for `expectedVersion`.
    pub version: i64,
    /// When it was written.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
}

impl Note {
    /// The note that the thread began with.
    pub fn root(&self) -> NoteId {
        self.in_reply_to.unwrap_or(self.id)
    }

    /// Settled by `by`, or open again when nobody is named. Only the note that a thread began with can be.
    pub fn settled(&self, by: Option<UserId>, now: Instant) -> Result<Self, Problem> {
        if self.in_reply_to.is_some() {
            return Err(Problem::invalid("This is an answer; settle the note that its thread began with.").at("id"));
        }
        if self.resolved.is_some() == by.is_some() {
            return Ok(self.clone());
        }
        Ok(Self { resolved: by.map(|by| (by, now)), ..self.clone() })
    }
}

impl Facts for Note {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("articleId", json!(self.article)),
            ("inReplyTo", json!(self.in_reply_to)),
            ("text", json!(self.text)),
            ("resolvedAt", json!(self.resolved.map(|(_, at)| at))),
            ("deletedAt", json!(self.deleted_at)),
        ]
    }
}

/// The text of a note: lines, at most 2,000 characters.
pub fn note_text(text: &str) -> Result<String, Problem> {
    let text = lines(text);
    match text.chars().count() {
        0 => Err(Problem::required("Write something.")),
        1..=MAX_TEXT => Ok(text),
        length => Err(Problem::new(ProblemCode::TooLong, format!("This is {length} characters long; at most {MAX_TEXT} are possible."))),
    }
}
