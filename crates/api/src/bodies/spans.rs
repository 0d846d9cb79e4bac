//! Text inside blocks: runs with marks and links.

use async_graphql::{Description, Enum, Object};
use masthead_domain::body::{Link as DomainLink, Mark as DomainMark, Span as DomainSpan};

/// A run of text that is marked and linked alike throughout.
#[derive(Description)]
pub struct Span<'a>(pub &'a DomainSpan);

/// The runs of a text in order.
pub(super) fn spans(spans: &[DomainSpan]) -> Vec<Span<'_>> {
    spans.iter().map(Span).collect()
}

#[Object(use_type_description)]
impl<'a> Span<'a> {
    /// The text itself, not escaped for HTML; a line break in it is meant and should be shown.
    async fn text(&self) -> &'a str {
        &self.0.text
    }

    /// How the run is marked, always in the same order; empty for ordinary text.
    async fn marks(&self) -> Vec<Mark> {
        self.0.marks.iter().map(Mark::from).collect()
    }

    /// Where the run leads when a reader follows it; null if it is no link.
    async fn link(&self) -> Option<Link<'a>> {
        self.0.link.as_ref().map(Link)
    }
}

/// Where a run of text leads.
#[derive(Description)]
pub struct Link<'a>(pub &'a DomainLink);

#[Object(use_type_description)]
impl<'a> Link<'a> {
    /// The address: `https`, `http`, `mailto` or `tel`, or a path of this site that begins with `/`.
    async fn url(&self) -> &'a str {
        &self.0.url
    }

    /// A hint about what is behind the link, to show when pointed at. Use it as `title` in HTML.
    async fn title(&self) -> Option<&'a str> {
        self.0.title.as_deref()
    }
}

/// How a run of text is marked.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainMark")]
pub enum Mark {
    /// Important, usually shown bold; `strong` in HTML.
    Strong,
    /// Stressed, usually shown italic; `em` in HTML.
    Emphasis,
    /// No longer true or taken back, shown struck through; `s` in HTML.
    Strikethrough,
    /// Underlined; `u` in HTML.
    Underline,
    /// Computer text, shown in a fixed-width font; `code` in HTML.
    Code,
    /// Below the line, as the 2 in H₂O; `sub` in HTML.
    Subscript,
    /// Above the line, as the 2 in m²; `sup` in HTML.
    Superscript,
}
