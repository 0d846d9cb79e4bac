//! Blocks in places that hold text only (a cell, a list item, a quotation): their words go in, what is not words stands after.

use crate::body::blocks::{Block, List, Table};
use crate::body::spans::{Mark, Marks, Span};

/// A block as lines of text; what has no text is put among the `standing` blocks.
pub(super) fn dissolve(block: Block, standing: &mut Vec<Block>) -> Vec<Vec<Span>> {
    match block {
        Block::Paragraph { spans } | Block::Heading { spans, .. } => vec![spans],
        Block::Quote(quote) => quote.paragraphs.into_iter().chain(quote.attribution.map(plain)).collect(),
        Block::List(list) => {
            let mut lines = Vec::new();
            items(list, &mut lines);
            lines
        }
        Block::Table(table) => rows(table),
        Block::Code { text, .. } => text.lines().map(|line| vec![Span::marked(line, [Mark::Code])]).collect(),
        Block::Note { title, spans } => title.map(plain).into_iter().chain([spans]).collect(),
        Block::Divider => Vec::new(),
        Block::Image(_) | Block::Gallery { .. } | Block::Embed(_) | Block::ArticleCard { .. } => {
            standing.push(block);
            Vec::new()
        }
    }
}

fn plain(line: String) -> Vec<Span> {
    vec![Span::plain(line)]
}

/// Recursion is as deep as the reader's stack, which is bounded.
fn items(list: List, lines: &mut Vec<Vec<Span>>) {
    for item in list.items {
        lines.push(item.spans);
        if let Some(children) = item.children {
            items(children, lines);
        }
    }
}

fn rows(table: Table) -> Vec<Vec<Span>> {
    let blank = Span { text: " ".to_owned(), marks: Marks::NONE, link: None };
    let rows = std::iter::once(table.header).chain(table.rows);
    rows.map(|cells| cells.into_iter().flat_map(|cell| cell.into_iter().chain([blank.clone()])).collect()).collect()
}
