//! What people ask to be done with notes, parsed.

use super::Place;
use crate::ids::{ArticleId, NoteId};
use crate::target::Target;

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
pub type NoteTarget = Target<NoteId>;

/// Says something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteEdit {
    /// Which note.
    pub target: NoteTarget,
    /// What it says now.
    pub text: String,
}
