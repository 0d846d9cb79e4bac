//! What people ask to be done with notes, parsed.

use super::Place;
use crate::ids::{ArticleId, NoteId};

/// Writes a note, or answers one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteAdd {
    /// On which article.
    pub article: ArticleId,
    /// What it says.
    pub text: String,
    /// The note that is answered.
    pub in_reply_to: Option<NoteId>,
    /// The place in the text that it is about.
    pub place: Option<Place>,
}

/// A note, and the version of it that somebody saw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoteTarget {
    /// Which.
    pub id: NoteId,
    /// The version they saw.
    pub expected_version: i64,
}

/// Says something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteEdit {
    /// Which note.
    pub target: NoteTarget,
    /// What it says now.
    pub text: String,
}
