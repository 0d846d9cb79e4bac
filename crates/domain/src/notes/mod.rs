//! Notes: what people at the desk write to each other beside an article. The public never sees them.

mod anchor;
mod commands;
mod note;
mod thread;

pub use anchor::{Anchor, Place};
pub use commands::{NoteAdd, NoteEdit, NoteTarget};
pub use note::{MAX_NOTES, Note, note_text};
pub use thread::{Thread, threads};
