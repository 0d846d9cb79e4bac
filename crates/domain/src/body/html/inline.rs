//! Inline text while it is read: the elements that style it, and the text of one frame so far.

use super::tags::InlineTag;
use crate::body::spans::{Link, Mark, Marks, Span};
use crate::body::tidy::is_blank;

/// More open elements than any text has; deeper ones have no effect, so that hostile depth costs nothing.
const MAX_OPEN: usize = 128;

/// The styling elements that are open, outermost first.
#[derive(Default)]
pub(super) struct Formatting {
    open: Vec<OpenElement>,
    /// How many more are open that were not kept.
    ignored: usize,
}

struct OpenElement {
    tag: InlineTag,
    added: Marks,
    removed: Marks,
    link: Option<Link>,
}

impl Formatting {
    pub(super) fn open(&mut self, tag: InlineTag, (mut added, removed): (Marks, Marks), link: Option<Link>) {
        if self.open.len() >= MAX_OPEN {
            self.ignored += 1;
            return;
        }
        // Links look underlined by themselves; Google Docs says so once more.
        if tag.name == "a" || self.link().is_some() {
            added = added.without(Mark::Underline);
        }
        let added = tag.marks.except(removed).joined(added);
        self.open.push(OpenElement { tag, added, removed, link });
    }

    /// Ends the innermost element of this name; those opened in it go on, as HTML's "adoption agency" has it.
    pub(super) fn close(&mut self, name: &str, base: usize) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if let Some(index) = self.open.iter().rposition(|element| element.tag.name == name).filter(|index| *index >= base) {
            self.open.remove(index);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Ends everything opened after the first `length` elements.
    pub(super) fn truncate(&mut self, length: usize) {
        if length < self.open.len() {
            self.ignored = 0;
        }
        self.open.truncate(length);
    }

    /// Ends what does not outlive a paragraph, among the elements from `base` on.
    pub(super) fn end_paragraph(&mut self, base: usize) {
        let mut index = 0;
        self.open.retain(|element| {
            index += 1;
            index <= base || element.tag.outlives_paragraph
        });
    }

    pub(super) fn marks(&self) -> Marks {
        self.open.iter().fold(Marks::NONE, |marks, element| marks.except(element.removed).joined(element.added))
    }

    pub(super) fn link(&self) -> Option<&Link> {
        self.open.iter().rev().find_map(|element| element.link.as_ref())
    }
}

/// The text of one frame so far, not yet in canonical form.
#[derive(Default)]
pub(super) struct Text {
    spans: Vec<Span>,
    /// Whether nothing visible followed the last line break.
    after_break: bool,
}

impl Text {
    /// Adds text and says what it weighs: visible bytes, and the link if a new span has to carry it.
    pub(super) fn push(&mut self, text: &str, marks: Marks, link: Option<&Link>) -> usize {
        let visible = text.split_ascii_whitespace().map(str::len).sum();
        self.after_break &= visible == 0;
        if let Some(last) = self.spans.last_mut().filter(|last| last.marks == marks && last.link.as_ref() == link) {
            last.text.push_str(text);
            return visible;
        }
        self.spans.push(Span { text: text.to_owned(), marks, link: link.cloned() });
        visible + link.map_or(1, |link| link.url.len() + link.title.as_ref().map_or(0, String::len))
    }

    /// Adds a line that was its own block.
    pub(super) fn push_line(&mut self, spans: Vec<Span>, separator: &str) {
        self.separate(separator);
        self.after_break &= spans.is_empty();
        self.spans.extend(spans);
    }

    /// Parts what follows from what is there.
    pub(super) fn separate(&mut self, separator: &str) {
        if !self.after_break && !self.spans.is_empty() {
            self.push(separator, Marks::NONE, None);
            self.after_break = true;
        }
    }

    /// Notes that the text ends with a line break.
    pub(super) fn mark_break(&mut self) {
        self.after_break = true;
    }

    pub(super) fn is_after_break(&self) -> bool {
        self.after_break
    }

    pub(super) fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| is_blank(&span.text))
    }

    /// The text, if there is any to see; the frame begins anew.
    pub(super) fn take(&mut self) -> Option<Vec<Span>> {
        let text = std::mem::take(self);
        (!text.is_blank()).then_some(text.spans)
    }
}
