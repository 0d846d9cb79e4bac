//! What can be wrong with a body, and the limits it has to keep.

use std::fmt;

use serde::Serialize;

/// Most blocks in one body.
pub const MAX_BLOCKS: usize = 2_000;
/// Most text in one body: bytes of UTF-8 over all blocks, addresses included; a table cell counts one at least.
pub const MAX_TEXT_BYTES: usize = 1_000_000;
/// Most HTML, Markdown or plain text that is read, in bytes: markup weighs more than the text in it.
pub const MAX_MARKUP_BYTES: usize = 8_000_000;
/// How deep lists nest; a list in no other has depth 1.
pub const MAX_LIST_DEPTH: usize = 4;
/// Most columns of a table.
pub const MAX_TABLE_COLUMNS: usize = 50;
/// Most rows of a table, its header not counted.
pub const MAX_TABLE_ROWS: usize = 500;
/// Longest address, in bytes.
pub const MAX_ADDRESS_BYTES: usize = 2_048;

/// One thing wrong with a body.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BodyProblem {
    /// The way from the body to the value: `["blocks", "3", "url"]`.
    pub path: Vec<String>,
    /// A sentence that says what to do.
    pub message: String,
}

impl BodyProblem {
    /// A problem of the body as a whole.
    pub(super) fn of_body(message: impl Into<String>) -> Self {
        Self { path: Vec::new(), message: message.into() }
    }

    pub(super) fn text_too_long() -> Self {
        Self::of_body(format!("The body has more than {MAX_TEXT_BYTES} bytes of text; split it into several articles."))
    }

    pub(super) fn markup_too_long() -> Self {
        Self::of_body(format!("The text has more than {MAX_MARKUP_BYTES} bytes with its markup; split it into several articles."))
    }
}

impl fmt::Display for BodyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path.join("."), self.message) }
    }
}

impl std::error::Error for BodyProblem {}
