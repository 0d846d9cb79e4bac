//! Blocks as semantic HTML (WHATWG HTML). Every text and attribute is escaped; there is no way to put markup through.

use std::fmt::Write as _;

use crate::body::address::is_external;
use crate::body::blocks::{Block, Embed, List, Picture, Quote, Table};
use crate::body::nesting::{Step, Style, nest};
use crate::body::spans::{Link, Mark, Span};

/// The blocks as HTML, one on each line.
pub(in crate::body) fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        write_block(&mut out, block);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

/// One block as HTML. Only preformatted text has line ends in it.
pub(in crate::body) fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph { spans } => element(out, "p", spans),
        Block::Heading { level, spans } => element(out, heading_tag(*level), spans),
        Block::Image(picture) => write_picture(out, picture),
        Block::Gallery { pictures } => {
            out.push_str("<figure class=\"gallery\">");
            for picture in pictures {
                write_picture(out, picture);
            }
            out.push_str("</figure>");
        }
        Block::Quote(quote) => write_quote(out, quote),
        Block::List(list) => write_list(out, list),
        Block::Table(table) => write_table(out, table),
        Block::Embed(embed) => write_embed(out, embed),
        Block::Code { language, text } => write_code(out, language.as_deref(), text),
        Block::Divider => out.push_str("<hr>"),
        Block::ArticleCard { article } => {
            // Writing to a string cannot fail.
            let _ = write!(out, "<div class=\"article-card\" data-article=\"{article}\"></div>");
        }
        Block::Note { title, spans } => write_note(out, title.as_deref(), spans),
    }
}

/// Text as HTML, for elements and quoted attributes alike.
pub(in crate::body) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// The element of a mark.
pub(in crate::body) const fn mark_tag(mark: Mark) -> &'static str {
    match mark {
        Mark::Strong => "strong",
        Mark::Emphasis => "em",
        Mark::Strikethrough => "s",
        Mark::Underline => "u",
        Mark::Code => "code",
        Mark::Subscript => "sub",
        Mark::Superscript => "sup",
    }
}

const fn heading_tag(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}

fn element(out: &mut String, tag: &str, spans: &[Span]) {
    open(out, tag);
    write_spans(out, spans);
    close(out, tag);
}

fn line(out: &mut String, tag: &str, text: &str) {
    open(out, tag);
    escape(out, text);
    close(out, tag);
}

fn open(out: &mut String, tag: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
}

fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// An attribute of a start tag that is being written.
pub(in crate::body) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

fn write_spans(out: &mut String, spans: &[Span]) {
    for step in nest(spans) {
        match step {
            Step::Open(Style::Mark(mark)) => open(out, mark_tag(mark)),
            Step::Close(Style::Mark(mark)) => close(out, mark_tag(mark)),
            Step::Open(Style::Link(link)) => open_link(out, link),
            Step::Close(Style::Link(_)) => close(out, "a"),
            Step::Text(text) => {
                for (index, line) in text.split('\n').enumerate() {
                    out.push_str(if index > 0 { "<br>" } else { "" });
                    escape(out, line);
                }
            }
        }
    }
}

fn open_link(out: &mut String, link: &Link) {
    out.push_str("<a");
    attribute(out, "href", &link.url);
    if let Some(title) = &link.title {
        attribute(out, "title", title);
    }
    // So that the other site gets no handle on this page (HTML, link type `noopener`).
    if is_external(&link.url) {
        attribute(out, "rel", "noopener");
    }
    out.push('>');
}

fn write_picture(out: &mut String, picture: &Picture) {
    out.push_str("<figure><img");
    attribute(out, "src", &picture.url);
    attribute(out, "alt", &picture.alt);
    for (name, size) in [("width", picture.width), ("height", picture.height)] {
        if let Some(size) = size {
            attribute(out, name, &size.to_string());
        }
    }
    out.push('>');
    if picture.caption.is_some() || picture.credit.is_some() {
        open(out, "figcaption");
        escape(out, picture.caption.as_deref().unwrap_or_default());
        if let Some(credit) = &picture.credit {
            out.push_str(if picture.caption.is_some() { " " } else { "" });
            out.push_str("<small class=\"credit\">");
            escape(out, credit);
            close(out, "small");
        }
        close(out, "figcaption");
    }
    close(out, "figure");
}

fn write_quote(out: &mut String, quote: &Quote) {
    out.push_str(if quote.pull { "<blockquote class=\"pull\">" } else { "<blockquote>" });
    quote.paragraphs.iter().for_each(|spans| element(out, "p", spans));
    if let Some(attribution) = &quote.attribution {
        line(out, "footer", attribution);
    }
    close(out, "blockquote");
}

fn write_list(out: &mut String, list: &List) {
    let tag = if list.ordered { "ol" } else { "ul" };
    open(out, tag);
    for item in &list.items {
        open(out, "li");
        write_spans(out, &item.spans);
        if let Some(children) = &item.children {
            write_list(out, children);
        }
        close(out, "li");
    }
    close(out, tag);
}

fn write_table(out: &mut String, table: &Table) {
    open(out, "table");
    if !table.header.is_empty() {
        open(out, "thead");
        write_row(out, "th", &table.header);
        close(out, "thead");
    }
    if !table.rows.is_empty() {
        open(out, "tbody");
        table.rows.iter().for_each(|row| write_row(out, "td", row));
        close(out, "tbody");
    }
    close(out, "table");
}

fn write_row(out: &mut String, tag: &str, cells: &[Vec<Span>]) {
    open(out, "tr");
    for cell in cells {
        element(out, tag, cell);
    }
    close(out, "tr");
}

fn write_embed(out: &mut String, embed: &Embed) {
    out.push_str("<figure class=\"embed\"");
    if let Some(provider) = &embed.provider {
        attribute(out, "data-provider", provider);
    }
    out.push_str("><a");
    attribute(out, "href", &embed.url);
    attribute(out, "rel", "noopener");
    out.push('>');
    escape(out, &embed.url);
    close(out, "a");
    if let Some(caption) = &embed.caption {
        line(out, "figcaption", caption);
    }
    close(out, "figure");
}

fn write_code(out: &mut String, language: Option<&str>, text: &str) {
    out.push_str("<pre><code");
    if let Some(language) = language {
        attribute(out, "class", &format!("language-{language}"));
    }
    out.push('>');
    escape(out, text);
    close(out, "code");
    close(out, "pre");
}

fn write_note(out: &mut String, title: Option<&str>, spans: &[Span]) {
    out.push_str("<aside class=\"note\">");
    if let Some(title) = title {
        line(out, "header", title);
    }
    if !spans.is_empty() {
        element(out, "p", spans);
    }
    close(out, "aside");
}
