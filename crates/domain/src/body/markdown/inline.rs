//! Spans as Markdown: stars and tildes where they are sure to be understood, HTML elements where they are not.

use super::escape::{Place, escape};
use crate::body::html;
use crate::body::nesting::{Step, Style, nest};
use crate::body::spans::{Link, Mark, Span};

/// Writes spans on one line; hard line breaks are `<br>`, which holds in headings and cells too.
pub(super) fn write_spans(out: &mut String, spans: &[Span], place: Place) {
    let steps = nest(spans);
    let ends = ends(&steps);
    let line_start = out.len();
    // For each open style what ends it.
    let mut open: Vec<String> = Vec::new();
    let mut index = 0;
    while let Some(step) = steps.get(index) {
        match step {
            Step::Text(text) => escape(out, text, place, out.len() == line_start),
            Step::Close(_) => out.push_str(&open.pop().unwrap_or_default()),
            Step::Open(Style::Link(link)) => {
                out.push('[');
                open.push(link_end(link));
            }
            Step::Open(Style::Mark(Mark::Code)) if let Some(code) = plain_code(&steps, index) => {
                out.push('`');
                out.push_str(code);
                out.push('`');
                index = ends[index];
            }
            Step::Open(Style::Mark(mark)) => {
                let (start, end) = delimiters(*mark, is_sure(&steps, index, ends[index]));
                out.push_str(&start);
                open.push(end);
            }
        }
        index += 1;
    }
}

/// For each `Open` the index of its `Close`.
fn ends(steps: &[Step<'_>]) -> Vec<usize> {
    let mut ends = vec![0; steps.len()];
    let mut open = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        match step {
            Step::Open(_) => open.push(index),
            Step::Close(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = index;
                }
            }
            Step::Text(_) => {}
        }
    }
    ends
}

/// What ends a link. Its address needs no angle brackets: canonical ones hold no space, quote, backslash, `<`, `>` or `|`.
fn link_end(link: &Link) -> String {
    let mut out = String::from("](");
    write_address(&mut out, &link.url);
    if let Some(title) = &link.title {
        out.push_str(" \"");
        escape(&mut out, title, Place::Title, false);
        out.push('"');
    }
    out.push(')');
    out
}

/// Writes an address so that it ends where it should and `&` begins no entity.
pub(super) fn write_address(out: &mut String, url: &str) {
    for c in url.chars() {
        if matches!(c, '(' | ')' | '&' | '*' | '_' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// The text of a code span that backticks can hold as it is.
fn plain_code<'a>(steps: &[Step<'a>], open: usize) -> Option<&'a str> {
    match steps.get(open + 1..open + 3)? {
        [Step::Text(text), Step::Close(_)] => {
            let simple = !text.contains(['`', '\n', '|']) && !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace);
            // Right after a backtick or a backslash, a backtick would not stand for itself.
            let alone =
                !matches!(open.checked_sub(1).map(|before| steps[before]), Some(Step::Text(before)) if before.ends_with(['`', '\\']));
            (simple && alone).then_some(*text)
        }
        _ => None,
    }
}

fn delimiters(mark: Mark, sure: bool) -> (String, String) {
    match mark {
        Mark::Strong if sure => ("**".to_owned(), "**".to_owned()),
        Mark::Emphasis if sure => ("*".to_owned(), "*".to_owned()),
        Mark::Strikethrough if sure => ("~~".to_owned(), "~~".to_owned()),
        _ => (format!("<{}>", html::mark_tag(mark)), format!("</{}>", html::mark_tag(mark))),
    }
}

/// What kind of character stands next to a delimiter (`CommonMark`, "delimiter runs").
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Space,
    Punctuation,
    Word,
    /// Programs disagree about symbols and other spaces.
    Unsure,
}

fn beside(c: Option<char>) -> Beside {
    match c {
        None | Some(' ') => Beside::Space,
        // Written as `<br>`.
        Some('\n') => Beside::Punctuation,
        Some(c) if c.is_ascii_punctuation() => Beside::Punctuation,
        Some(c) if c.is_alphanumeric() => Beside::Word,
        Some(_) => Beside::Unsure,
    }
}

/// Whether delimiters from `open` to `close` can only open at the one and only close at the other end. Then they pair
/// like brackets, and none of `CommonMark`'s exceptions for delimiters that could do either applies.
fn is_sure(steps: &[Step<'_>], open: usize, close: usize) -> bool {
    let first = |step: Option<&Step<'_>>| match step {
        Some(Step::Text(text)) => beside(text.chars().next()),
        _ => Beside::Punctuation,
    };
    let last = |step: Option<&Step<'_>>| match step {
        Some(Step::Text(text)) => beside(text.chars().next_back()),
        _ => Beside::Punctuation,
    };
    // The end of another style just before may be a delimiter too, and the two would run together. That is why a style
    // that begins at the end of this one is no danger: it is not written with a delimiter.
    let before = match open.checked_sub(1).map(|before| &steps[before]) {
        Some(Step::Close(_)) => return false,
        None => Beside::Space,
        step => last(step),
    };
    let after = match steps.get(close + 1) {
        None => Beside::Space,
        step => first(step),
    };
    is_one_sided(before, first(steps.get(open + 1))) && is_one_sided(after, last(steps.get(close - 1)))
}

/// Whether a delimiter between these two faces the inner one and surely not the outer one.
fn is_one_sided(outer: Beside, inner: Beside) -> bool {
    matches!((outer, inner), (Beside::Space, Beside::Punctuation | Beside::Word) | (Beside::Punctuation, Beside::Word))
}
