//! The canonical form of text: NFC, no invisible characters, white space collapsed, neighbours of one style merged.

use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::spans::{Marks, Span};
use crate::text::nfc;

/// One line of text in canonical form, as captions and titles are.
pub(super) fn line(text: &str) -> String {
    let flat: String = text.chars().map(|c| if is_line_end(c) { ' ' } else { c }).collect();
    spans(&[Span::plain(flat)]).pop().map(|span| span.text).unwrap_or_default()
}

/// An optional line; an empty one is none.
pub(super) fn optional_line(text: Option<String>) -> Option<String> {
    text.map(|text| line(&text)).filter(|text| !text.is_empty())
}

/// Preformatted text: its white space stays, but for empty lines around it.
pub(super) fn preformatted(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = unix.chars().filter(|c| matches!(c, '\n' | '\t') || !is_invisible(*c)).collect();
    composed(clean.trim_matches('\n').to_owned())
}

/// Whether nothing of the text would be left.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// The spans in canonical form: a fixed point, so that text which went out and came back is the same.
pub(super) fn spans(spans: &[Span]) -> Vec<Span> {
    let mut tidy = Tidy { spans, out: Vec::with_capacity(spans.len()), last: 0, gap: None };
    for (index, span) in spans.iter().enumerate() {
        for c in span.text.chars() {
            if c.is_whitespace() {
                tidy.blank(c, index);
            } else if !is_invisible(c) {
                tidy.visible(c, index);
            }
        }
    }
    let mut out = tidy.out;
    for span in &mut out {
        span.text = composed(std::mem::take(&mut span.text));
    }
    out
}

/// NFC. Nearly all text is already, and to see that costs a tenth of composing it.
fn composed(text: String) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text } else { nfc(&text) }
}

/// Control and formatting characters that only arrive by accident or malice (Unicode TR 36), as `text::line` removes them, and
/// noncharacters, which no document may hold (WHATWG HTML, "noncharacter-in-input-stream").
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// White space between two visible characters, not yet written: it may turn out to be trailing.
struct Gap {
    /// The span it begins in.
    index: usize,
    marks: Marks,
    /// Whether all of it has the link of the span it begins in.
    one_link: bool,
    c: char,
}

struct Tidy<'a> {
    spans: &'a [Span],
    out: Vec<Span>,
    /// The span the last visible character came from.
    last: usize,
    gap: Option<Gap>,
}

impl Tidy<'_> {
    fn blank(&mut self, c: char, index: usize) {
        let c = match c {
            _ if is_line_end(c) => '\n',
            // A lone no-break or typographic space is meant; the others are how the text was typed.
            _ if c.is_ascii() || c.is_control() => ' ',
            _ => c,
        };
        let here = &self.spans[index];
        match &mut self.gap {
            None => self.gap = Some(Gap { index, marks: here.marks, one_link: true, c }),
            Some(gap) => {
                gap.c = if gap.c == '\n' || c == '\n' { '\n' } else { ' ' };
                gap.marks = gap.marks.common(here.marks);
                gap.one_link = gap.one_link && (gap.index == index || self.spans[gap.index].link == here.link);
            }
        }
    }

    fn visible(&mut self, c: char, index: usize) {
        match self.gap.take() {
            Some(gap) if !self.out.is_empty() => self.space(&gap, index),
            _ => {}
        }
        self.push(c, index);
        self.last = index;
    }

    /// Writes a gap. It is marked as both its sides are: bold ends with the word, not after the blank, and so does a link.
    fn space(&mut self, gap: &Gap, next: usize) {
        if gap.index == self.last && next == self.last {
            return self.push(gap.c, next);
        }
        let (before, within, after) = (&self.spans[self.last], &self.spans[gap.index], &self.spans[next]);
        let linked = gap.one_link && before.link == within.link && within.link == after.link;
        let marks = gap.marks.common(before.marks).common(after.marks);
        let blank = Span { text: gap.c.to_string(), marks, link: if linked { after.link.clone() } else { None } };
        match self.out.last_mut() {
            Some(end) if end.same_style(&blank) => end.text.push(gap.c),
            _ => self.out.push(blank),
        }
    }

    fn push(&mut self, c: char, index: usize) {
        let span = &self.spans[index];
        match self.out.last_mut() {
            Some(end) if index == self.last || end.same_style(span) => end.text.push(c),
            _ => self.out.push(Span { text: c.into(), marks: span.marks, link: span.link.clone() }),
        }
    }
}
