//! Blocks as Markdown, one form for each; those without one are the HTML of the block.

use super::escape::{Place, escape};
use super::inline::{write_address, write_spans};
use crate::body::blocks::{Block, List, Picture, Quote, Table};
use crate::body::html;
use crate::body::spans::Span;

/// The blocks as Markdown, with a blank line between them.
pub(in crate::body) fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    // Which marker the list just before had: two lists of one marker would be one list.
    let mut list_before = None;
    for block in blocks {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let marker = match block {
            Block::List(list) => Some(Marker::after(list_before, list.ordered)),
            _ => None,
        };
        write_block(&mut out, block, marker);
        list_before = marker;
    }
    out
}

fn write_block(out: &mut String, block: &Block, marker: Option<Marker>) {
    match block {
        Block::Paragraph { spans } => write_spans(out, spans, Place::Line),
        Block::Heading { level, spans } => {
            out.extend(std::iter::repeat_n('#', usize::from(*level)));
            out.push(' ');
            write_spans(out, spans, Place::Heading);
        }
        Block::Image(picture) if picture.credit.is_none() && picture.width.is_none() && picture.height.is_none() => {
            write_picture(out, picture);
        }
        Block::Quote(quote) if !quote.pull => write_quote(out, quote),
        Block::List(list) => write_list(out, list, marker.unwrap_or(Marker::after(None, list.ordered)), 0),
        Block::Table(table) => write_table(out, table),
        Block::Code { language, text } => write_code(out, language.as_deref().unwrap_or_default(), text),
        Block::Divider => out.push_str("---"),
        Block::Image(_) | Block::Gallery { .. } | Block::Quote(_) | Block::Embed(_) | Block::ArticleCard { .. } | Block::Note { .. } => {
            html::write_block(out, block);
        }
    }
}

fn write_picture(out: &mut String, picture: &Picture) {
    out.push_str("![");
    escape(out, &picture.alt, Place::Title, false);
    out.push_str("](");
    write_address(out, &picture.url);
    if let Some(caption) = &picture.caption {
        out.push_str(" \"");
        escape(out, caption, Place::Title, false);
        out.push('"');
    }
    out.push(')');
}

fn write_quote(out: &mut String, quote: &Quote) {
    for (index, spans) in quote.paragraphs.iter().enumerate() {
        out.push_str(if index == 0 { "> " } else { "\n>\n> " });
        write_spans(out, spans, Place::Line);
    }
    if let Some(attribution) = &quote.attribution {
        out.push_str("\n>\n> <footer>");
        html::escape(out, attribution);
        out.push_str("</footer>");
    }
}

/// How the items of a list begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Dash,
    Star,
    Dot,
    Bracket,
}

impl Marker {
    fn after(before: Option<Self>, ordered: bool) -> Self {
        match (ordered, before) {
            (false, Some(Self::Dash)) => Self::Star,
            (false, _) => Self::Dash,
            (true, Some(Self::Dot)) => Self::Bracket,
            (true, _) => Self::Dot,
        }
    }

    fn of_item(self, number: usize) -> String {
        match self {
            Self::Dash => "- ".to_owned(),
            Self::Star => "* ".to_owned(),
            Self::Dot => format!("{number}. "),
            Self::Bracket => format!("{number}) "),
        }
    }
}

fn write_list(out: &mut String, list: &List, marker: Marker, indent: usize) {
    for (index, item) in list.items.iter().enumerate() {
        if index > 0 {
            line(out, indent);
        }
        let marker = marker.of_item(index + 1);
        out.push_str(&marker);
        write_spans(out, &item.spans, Place::Line);
        if let Some(children) = &item.children {
            let indent = indent + marker.len();
            if !item.spans.is_empty() {
                line(out, indent);
            }
            write_list(out, children, Marker::after(None, children.ordered), indent);
        }
    }
}

fn line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

fn write_table(out: &mut String, table: &Table) {
    let columns = table.rows.first().map_or(table.header.len(), Vec::len);
    // GFM has no table without a header; one of blank cells is read as none.
    let blank = vec![Vec::new(); columns];
    write_row(out, if table.header.is_empty() { &blank } else { &table.header });
    out.push_str("\n|");
    out.extend(std::iter::repeat_n(" --- |", columns));
    for row in &table.rows {
        out.push('\n');
        write_row(out, row);
    }
}

fn write_row(out: &mut String, cells: &[Vec<Span>]) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        write_spans(out, cell, Place::Cell);
        out.push_str(" |");
    }
}

/// A fence longer than any run of backticks in the text, so that none ends it.
fn write_code(out: &mut String, language: &str, text: &str) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(usize::max(3, longest + 1));
    for part in [&fence, language, "\n", text, "\n", &fence] {
        out.push_str(part);
    }
}
