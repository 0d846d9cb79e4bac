//! Plain text out of blocks and blocks out of plain text; what is counted is counted here.

use unicode_segmentation::UnicodeSegmentation;

use super::blocks::{Block, List, Picture, Table};
use super::problem::{BodyProblem, MAX_MARKUP_BYTES};
use super::spans::Span;

/// How fast an adult reads non-fiction silently: Brysbaert, "How many words do we read per minute?" (2019), 190 studies.
pub const WORDS_PER_MINUTE: u32 = 238;

pub(super) fn read(text: &str) -> Result<Vec<Block>, Vec<BodyProblem>> {
    if text.len() > MAX_MARKUP_BYTES {
        return Err(vec![BodyProblem::markup_too_long()]);
    }
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut paragraphs = vec![String::new()];
    for line in unix.lines() {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.trim().is_empty() => {
                paragraph.push_str(line);
                paragraph.push('\n');
            }
            Some(paragraph) if paragraph.is_empty() => {}
            _ => paragraphs.push(String::new()),
        }
    }
    Ok(paragraphs.into_iter().map(|text| Block::Paragraph { spans: vec![Span::plain(text)] }).collect())
}

impl Block {
    /// The text of this block without any markup, captions included; empty when it has none.
    pub fn plain_text(&self) -> String {
        write(std::slice::from_ref(self))
    }
}

pub(super) fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        write_block(&mut out, block);
        out.truncate(out.trim_end().len());
    }
    out
}

pub(super) fn word_count(blocks: &[Block]) -> usize {
    write(blocks).unicode_words().count()
}

pub(super) fn reading_time_seconds(blocks: &[Block]) -> u32 {
    let seconds = (word_count(blocks) as u64 * 60).div_ceil(u64::from(WORDS_PER_MINUTE));
    u32::try_from(seconds).unwrap_or(u32::MAX)
}

pub(super) fn excerpt(blocks: &[Block], length: usize) -> String {
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph { spans } => Some(spans),
        _ => None,
    });
    let mut text = String::new();
    let mut characters = 0;
    for spans in paragraphs {
        let start = text.len();
        text.extend(spans.iter().flat_map(|span| span.text.chars()).map(|c| if c == '\n' { ' ' } else { c }));
        text.push(' ');
        characters += text[start..].graphemes(true).count();
        // More than enough is there: a paragraph more would only be cut away again.
        if characters > length + 1 {
            break;
        }
    }
    if text.is_empty() && !blocks.is_empty() {
        text = write(blocks).split_whitespace().collect::<Vec<_>>().join(" ");
    }
    shortened(text.trim_end(), length)
}

/// The text in at most `length` grapheme clusters, `…` counted.
fn shortened(text: &str, length: usize) -> String {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    if starts.clone().nth(length).is_none() {
        return text.to_owned();
    }
    let Some(room) = length.checked_sub(1).and_then(|last| starts.nth(last)) else { return String::new() };
    let (kept, rest) = text.split_at(room);
    let whole = if rest.starts_with(char::is_whitespace) { kept } else { kept.rfind(char::is_whitespace).map_or(kept, |end| &kept[..end]) };
    let whole = whole.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '–' | '—' | '-'));
    format!("{whole}…")
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph { spans } | Block::Heading { spans, .. } => write_spans(out, spans),
        Block::Image(picture) => write_picture(out, picture),
        Block::Gallery { pictures } => pictures.iter().for_each(|picture| write_picture(out, picture)),
        Block::Quote(quote) => {
            quote.paragraphs.iter().for_each(|spans| write_line(out, spans));
            write_lines(out, [&quote.attribution]);
        }
        Block::List(list) => write_list(out, list, 0),
        Block::Table(table) => write_table(out, table),
        Block::Embed(embed) => write_lines(out, [&embed.caption]),
        Block::Code { text, .. } => out.push_str(text),
        Block::Divider | Block::ArticleCard { .. } => {}
        Block::Note { title, spans } => {
            write_lines(out, [title]);
            write_spans(out, spans);
        }
    }
}

fn write_spans(out: &mut String, spans: &[Span]) {
    out.extend(spans.iter().map(|span| span.text.as_str()));
}

fn write_line(out: &mut String, spans: &[Span]) {
    write_spans(out, spans);
    out.push('\n');
}

fn write_lines<'a>(out: &mut String, lines: impl IntoIterator<Item = &'a Option<String>>) {
    for line in lines.into_iter().flatten() {
        out.push_str(line);
        out.push('\n');
    }
}

fn write_picture(out: &mut String, picture: &Picture) {
    write_lines(out, [&picture.caption, &picture.credit]);
}

fn write_list(out: &mut String, list: &List, depth: usize) {
    for item in &list.items {
        if !item.spans.is_empty() {
            out.extend(std::iter::repeat_n("  ", depth));
            write_line(out, &item.spans);
        }
        if let Some(children) = &item.children {
            write_list(out, children, depth + 1);
        }
    }
}

fn write_table(out: &mut String, table: &Table) {
    for row in std::iter::once(&table.header).chain(&table.rows).filter(|row| !row.is_empty()) {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push('\t');
            }
            write_spans(out, cell);
        }
        out.push('\n');
    }
}
