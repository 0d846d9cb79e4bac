//! Flat spans as nested elements, for writers: which mark or link opens and closes where.

use std::cmp::Reverse;

use super::spans::{Link, Mark, Span};

/// One way a text is styled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style<'a> {
    Link(&'a Link),
    Mark(Mark),
}

impl Style<'_> {
    fn is_of(self, span: &Span) -> bool {
        match self {
            Style::Link(link) => span.link.as_ref() == Some(link),
            Style::Mark(mark) => span.marks.contains(mark),
        }
    }
}

/// A step of the nested text. Every `Open` has its `Close`, properly nested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step<'a> {
    Open(Style<'a>),
    Text(&'a str),
    Close(Style<'a>),
}

const LINK: usize = Mark::ALL.len();

/// For each mark, then the link: over how many spans from here on it goes on.
type Reach = [usize; LINK + 1];

/// The steps of the text. What reaches furthest is outermost, so that few elements have to be closed and opened again.
pub(super) fn nest(spans: &[Span]) -> Vec<Step<'_>> {
    let reaches = reaches(spans);
    let mut steps = Vec::with_capacity(spans.len() * 3);
    let mut open: Vec<Style<'_>> = Vec::new();
    for (span, reach) in spans.iter().zip(&reaches) {
        let kept = open.iter().take_while(|style| style.is_of(span)).count();
        steps.extend(open.drain(kept..).rev().map(Step::Close));
        for style in missing(span, reach, &open) {
            steps.push(Step::Open(style));
            open.push(style);
        }
        steps.push(Step::Text(&span.text));
    }
    steps.extend(open.into_iter().rev().map(Step::Close));
    steps
}

fn missing<'a>(span: &'a Span, reach: &Reach, open: &[Style<'a>]) -> Vec<Style<'a>> {
    let mut styles: Vec<(Style<'a>, usize)> = Vec::new();
    if let Some(link) = &span.link {
        styles.push((Style::Link(link), reach[LINK]));
    }
    styles.extend(span.marks.iter().map(|mark| (Style::Mark(mark), reach[mark as usize])));
    styles.retain(|(style, _)| !open.contains(style));
    // Code innermost among equals: Markdown's backticks take no markup inside.
    styles.sort_by_key(|(style, reach)| (Reverse(*reach), *style == Style::Mark(Mark::Code)));
    styles.into_iter().map(|(style, _)| style).collect()
}

fn reaches(spans: &[Span]) -> Vec<Reach> {
    let mut reaches = vec![[0; LINK + 1]; spans.len()];
    for (index, span) in spans.iter().enumerate().rev() {
        let next = spans.get(index + 1).map(|next| (next, reaches[index + 1]));
        let reach = &mut reaches[index];
        for mark in span.marks.iter() {
            reach[mark as usize] = 1 + next.map_or(0, |(_, reach)| reach[mark as usize]);
        }
        if span.link.is_some() {
            reach[LINK] = 1 + next.filter(|(next, _)| next.link == span.link).map_or(0, |(_, reach)| reach[LINK]);
        }
    }
    reaches
}
