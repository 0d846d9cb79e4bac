//! Text as it comes: plain, or in runs with marks and links.

use async_graphql::InputObject;
use masthead_domain::body::{Link, Mark as DomainMark, Span};
use masthead_domain::problems::Problem;

use super::reading::Reading;
use super::spans::Mark;

/// A run of text that is marked and linked alike throughout.
#[derive(InputObject)]
pub struct SpanInput {
    /// The text itself, not HTML; a line break in it stays one.
    text: String,
    /// How the run is marked; ordinary text when left out.
    #[graphql(default)]
    marks: Vec<Mark>,
    /// Where the run leads when a reader follows it; leave it out where there is no link.
    link: Option<LinkInput>,
}

/// Where a run of text leads.
#[derive(InputObject)]
pub struct LinkInput {
    /// The address: `https`, `http`, `mailto` or `tel`, or a path of this site that begins with `/`.
    url: String,
    /// A hint about what is behind the link, shown when pointed at.
    title: Option<String>,
}

impl From<SpanInput> for Span {
    fn from(input: SpanInput) -> Self {
        let marks = input.marks.into_iter().map(DomainMark::from).collect();
        let link = input.link.map(|link| Link { url: link.url, title: link.title });
        Self { text: input.text, marks, link }
    }
}

/// A paragraph: either `text` or `spans`.
#[derive(InputObject)]
pub struct ParagraphInput {
    /// The text without any marks or links; pass either this or `spans`.
    text: Option<String>,
    /// The text in runs of one style; pass either this or `text`.
    spans: Option<Vec<SpanInput>>,
}

impl ParagraphInput {
    pub(super) fn read(self, reading: &mut Reading) -> Vec<Span> {
        required_spans(reading, self.text, self.spans)
    }
}

/// A cell of a table: either `text` or `spans`, or neither for an empty cell.
#[derive(InputObject)]
pub struct TableCellInput {
    /// The text without any marks or links; pass either this or `spans`.
    text: Option<String>,
    /// The text in runs of one style; pass either this or `text`.
    spans: Option<Vec<SpanInput>>,
}

impl TableCellInput {
    pub(super) fn read(self, reading: &mut Reading) -> Vec<Span> {
        optional_spans(reading, self.text, self.spans)
    }
}

/// The text of something that says nothing without one.
pub(super) fn required_spans(reading: &mut Reading, text: Option<String>, spans: Option<Vec<SpanInput>>) -> Vec<Span> {
    if text.is_none() && spans.is_none() {
        reading.problem(Problem::required("The text is missing; pass it as `text`, or as `spans` if it has marks or links."));
        // Not empty: the domain need not complain of the missing text again.
        return vec![Span::plain("?")];
    }
    optional_spans(reading, text, spans)
}

/// The text of something that may be empty.
pub(super) fn optional_spans(reading: &mut Reading, text: Option<String>, spans: Option<Vec<SpanInput>>) -> Vec<Span> {
    if text.is_some() && spans.is_some() {
        reading.problem(Problem::invalid("There are both `text` and `spans` here; pass only one of them."));
    }
    match (spans, text) {
        (Some(spans), _) => spans.into_iter().map(Span::from).collect(),
        (None, Some(text)) => vec![Span::plain(text)],
        (None, None) => Vec::new(),
    }
}
