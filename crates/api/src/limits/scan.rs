//! Before parsing: length, tokens and nesting in one pass over the bytes.
//!
//! The parser is recursive, one round for each open brace, bracket or parenthesis, and an overflowing stack ends the
//! process; pest's own guard covers its half of the work only, and not everywhere. No text may reach it unscanned.

use super::lexer::{Token, after_ignored, next_token};
use super::{LimitCode, LimitExceeded, Limits};

/// What one pass over a document counted.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Measure {
    /// Never fewer than the parser reads.
    pub tokens: usize,
    /// Never less than the parser's own recursion.
    pub nesting: usize,
}

/// Whether a document is short and flat enough for the parser. It may still be invalid.
///
/// # Errors
///
/// Too long, too many tokens, nested too deep; or a block string without an end, the one syntax error that is not left
/// to the parser: it would read an empty string with another behind it, after a search to the end of the text for each
/// such opening, which comes to nearly a second of work for 16 kB.
pub fn scan(document: &str, limits: &Limits) -> Result<(), LimitExceeded> {
    LimitCode::DocumentTooLong.hold(limits.document_bytes, document.len())?;
    let measure = measure(document)?;
    LimitCode::DocumentTooManyTokens.hold(limits.tokens, measure.tokens)?;
    LimitCode::DocumentTooNested.hold(limits.nesting, measure.nesting)
}

/// Counts to the end even beyond a limit, for the message; the length is bounded by then.
pub(super) fn measure(document: &str) -> Result<Measure, LimitExceeded> {
    let mut found = Measure::default();
    let mut open = 0_usize;
    let mut rest = after_ignored(document.as_bytes());
    while let Some((token, length)) = next_token(rest, open == 0) {
        found.tokens += 1;
        match token {
            Token::Open => open += 1,
            // The wrong closer counts as the right one: the parser does not read on behind it.
            Token::Close => open = open.saturating_sub(1),
            Token::UnclosedBlockString => return Err(LimitCode::UnclosedBlockString.forbids()),
            Token::Other => {}
        }
        found.nesting = found.nesting.max(open);
        rest = after_ignored(&rest[length..]);
    }
    Ok(found)
}
