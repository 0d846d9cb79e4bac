//! The stack of open frames: what opens and ends what, and where a finished piece goes.

use super::dissolve::dissolve;
use super::frames::{Frame, Kind, Role, quote};
use super::inline::{Formatting, Text};
use crate::body::blocks::{Block, List, ListItem, Table};
use crate::body::spans::Span;
use crate::body::tidy;

/// Deeper elements are transparent. More than the deepest valid body needs, little enough to walk at every token.
const MAX_FRAMES: usize = 32;

pub(super) struct Stack {
    frames: Vec<Frame>,
    /// The frame at the top; apart from the others because there always is one.
    top: Frame,
    pub(super) formatting: Formatting,
    /// Blocks that cannot be where they were found; they follow the block they were found in.
    standing: Vec<Block>,
}

impl Stack {
    pub(super) fn new() -> Self {
        let top = Frame { tag: "", kind: Kind::Root(Vec::new()), text: Text::default(), formatting: 0 };
        Self { frames: Vec::new(), top, formatting: Formatting::default(), standing: Vec::new() }
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        &mut self.top
    }

    /// Adds text in the style that is open, and says what it weighs.
    pub(super) fn text(&mut self, text: &str) -> usize {
        self.top.text.push(text, self.formatting.marks(), self.formatting.link())
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.frames.is_empty() {
            self.close();
        }
        self.part();
        match self.top.kind {
            Kind::Root(blocks) => blocks,
            _ => Vec::new(),
        }
    }

    /// The first styling element that an end tag may end: cells keep to themselves (HTML, "markers").
    pub(super) fn formatting_base(&self) -> usize {
        let cell = std::iter::once(&self.top).chain(self.frames.iter().rev()).find(|frame| matches!(frame.kind, Kind::Cell { .. }));
        cell.map_or(0, |frame| frame.formatting)
    }

    /// Parts the text that follows from the text so far.
    pub(super) fn part(&mut self) {
        let separator = match &mut self.top.kind {
            Kind::Item(_) | Kind::Cell { .. } | Kind::Note(_) => "\n",
            Kind::Heading(_) | Kind::Line(_) => " ",
            _ => "",
        };
        if !separator.is_empty() {
            return self.top.text.separate(separator);
        }
        let Some(spans) = self.top.text.take() else { return };
        match &mut self.top.kind {
            Kind::Root(blocks) => blocks.push(Block::Paragraph { spans }),
            Kind::Quote(quote) => quote.paragraphs.push(spans),
            Kind::List(list) => list.items.push(ListItem { spans, children: None }),
            Kind::Figure(figure) if figure.is_embed() => {}
            Kind::Figure(figure) => figure.others.push(Block::Paragraph { spans }),
            _ => self.standing.push(Block::Paragraph { spans }),
        }
    }

    pub(super) fn open(&mut self, tag: &'static str, kind: Kind) {
        self.part();
        if self.frames.len() < MAX_FRAMES {
            let frame = Frame { tag, kind, text: Text::default(), formatting: self.formatting.len() };
            self.frames.push(std::mem::replace(&mut self.top, frame));
        }
    }

    /// Whether an element of this name is open where its end tag can see it: from inside a cell only the table's own parts are.
    pub(super) fn is_open(&self, tag: &str) -> bool {
        let of_table = matches!(tag, "table" | "tr" | "td");
        for frame in std::iter::once(&self.top).chain(self.frames.iter().rev()) {
            if frame.tag == tag {
                return true;
            }
            if matches!(frame.kind, Kind::Table { .. }) || (matches!(frame.kind, Kind::Cell { .. }) && !of_table) {
                return false;
            }
        }
        false
    }

    /// Ends the innermost element of this name and all that is open in it.
    pub(super) fn close_tag(&mut self, tag: &str) {
        if self.is_open(tag) {
            while self.top.tag != tag {
                self.close();
            }
            self.close();
        } else {
            self.part();
        }
    }

    /// Ends everything inside the innermost open element of this name.
    pub(super) fn close_down_to(&mut self, tag: &str) {
        while self.is_open(tag) && self.top.tag != tag {
            self.close();
        }
    }

    /// Ends the element at the top and gives what it was to the one around it.
    pub(super) fn close(&mut self) {
        let Some(parent) = self.frames.pop() else { return };
        self.part();
        let mut frame = std::mem::replace(&mut self.top, parent);
        self.formatting.truncate(frame.formatting);
        let spans = frame.text.take().unwrap_or_default();
        match frame.kind {
            Kind::Root(_) => {}
            Kind::Heading(level) => self.block(Block::Heading { level, spans }),
            Kind::Quote(inner) => quote(inner).into_iter().for_each(|block| self.block(block)),
            Kind::List(list) => self.block(Block::List(list)),
            Kind::Item(children) => self.item(ListItem { spans, children }),
            Kind::Table { table, .. } => self.block(Block::Table(table)),
            Kind::Row { cells, has_data } => self.row(cells, has_data),
            Kind::Cell { columns } => self.cell(spans, columns),
            Kind::Figure(figure) => figure.into_blocks().into_iter().for_each(|block| self.block(block)),
            Kind::Line(role) => self.line(role, &spans),
            Kind::Code { language, text } => self.block(Block::Code { language, text }),
            Kind::Note(title) => self.block(Block::Note { title, spans }),
        }
        if let Kind::Root(blocks) = &mut self.top.kind {
            blocks.append(&mut self.standing);
        }
    }

    /// Puts a finished block where it was found, as what it can be there.
    pub(super) fn block(&mut self, block: Block) {
        match (&mut self.top.kind, block) {
            (Kind::Root(blocks), block) => blocks.push(block),
            (Kind::Figure(figure), Block::Image(picture)) => figure.pictures.push(picture),
            (Kind::Figure(figure), Block::Gallery { mut pictures }) => figure.pictures.append(&mut pictures),
            (Kind::Figure(figure), block) => figure.others.push(block),
            (Kind::Item(children), Block::List(list)) => nest(children, list),
            (Kind::List(outer), Block::List(list)) => match outer.items.last_mut() {
                Some(item) => nest(&mut item.children, list),
                None => outer.items.push(ListItem { spans: Vec::new(), children: Some(list) }),
            },
            (Kind::Quote(outer), Block::Quote(mut inner)) if outer.attribution.is_none() => {
                outer.attribution = inner.attribution.take();
                outer.paragraphs.append(&mut inner.paragraphs);
            }
            (Kind::Table { .. } | Kind::Row { .. } | Kind::Code { .. }, block) => self.standing.push(block),
            (_, block) => self.lines(block),
        }
    }

    fn lines(&mut self, block: Block) {
        let lines = dissolve(block, &mut self.standing);
        match &mut self.top.kind {
            Kind::Quote(quote) => quote.paragraphs.extend(lines),
            Kind::List(list) => list.items.extend(lines.into_iter().map(|spans| ListItem { spans, children: None })),
            Kind::Heading(_) | Kind::Line(_) => lines.into_iter().for_each(|spans| self.top.text.push_line(spans, " ")),
            _ => lines.into_iter().for_each(|spans| self.top.text.push_line(spans, "\n")),
        }
        self.part();
    }

    fn item(&mut self, item: ListItem) {
        if let Kind::List(list) = &mut self.top.kind
            && (!item.spans.is_empty() || item.children.is_some())
        {
            list.items.push(item);
        }
    }

    fn row(&mut self, cells: Vec<Vec<Span>>, has_data: bool) {
        let Kind::Table { table: Table { header, rows }, in_head } = &mut self.top.kind else { return };
        if cells.is_empty() {
            return;
        }
        let first = header.is_empty() && rows.is_empty();
        if first && (*in_head || !has_data) {
            *header = cells;
        } else {
            rows.push(cells);
        }
    }

    fn cell(&mut self, spans: Vec<Span>, columns: usize) {
        if let Kind::Row { cells, .. } = &mut self.top.kind {
            cells.push(spans);
            cells.extend(std::iter::repeat_n(Vec::new(), columns.saturating_sub(1)));
        }
    }

    fn line(&mut self, role: Role, spans: &[Span]) {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let Some(line) = tidy::optional_line(Some(text)) else { return };
        let frames = std::iter::once(&mut self.top).chain(self.frames.iter_mut().rev());
        let mut places = frames.filter_map(|frame| match (&mut frame.kind, role) {
            (Kind::Figure(figure), Role::Caption) => Some(&mut figure.caption),
            (Kind::Figure(figure), Role::Credit) => Some(&mut figure.credit),
            (Kind::Quote(quote), Role::Attribution) => Some(&mut quote.attribution),
            (Kind::Note(title), Role::Title) => Some(title),
            _ => None,
        });
        match places.next() {
            Some(Some(already)) => {
                already.push(' ');
                already.push_str(&line);
            }
            Some(place) => *place = Some(line),
            None => {}
        }
    }
}

/// One list below an item: a second one goes on with the first.
fn nest(children: &mut Option<List>, mut list: List) {
    match children {
        Some(children) => children.items.append(&mut list.items),
        None => *children = Some(list),
    }
}
