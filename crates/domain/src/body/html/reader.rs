//! HTML as people paste it, read into blocks: the tokens of the WHATWG tokenizer, each a bounded step on the stack.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::frames::{Figure, Kind, Role};
use super::stack::Stack;
use super::{attributes, tags};
use crate::body::address::{Use, canonical};
use crate::body::blocks::{Block, Embed, List, Quote, Table};
use crate::body::problem::{BodyProblem, MAX_MARKUP_BYTES, MAX_TABLE_COLUMNS, MAX_TEXT_BYTES};

/// The blocks of this HTML.
pub(in crate::body) fn read(html: &str) -> Result<Vec<Block>, Vec<BodyProblem>> {
    if html.len() > MAX_MARKUP_BYTES {
        return Err(vec![BodyProblem::markup_too_long()]);
    }
    // Lets the tokenizer know that scripts and styles are not markup inside.
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader { stack: Stack::new(), leaving_out: None, weight: 0 };
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        if reader.weight > MAX_TEXT_BYTES {
            return Err(vec![BodyProblem::text_too_long()]);
        }
    }
    Ok(reader.stack.finish())
}

struct Reader {
    stack: Stack,
    /// The element being left out with all that is in it, and how many of its name are open.
    leaving_out: Option<(Vec<u8>, usize)>,
    /// How much text was read, so that reading ends when there is too much.
    weight: usize,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        if let Some((left_out, depth)) = &mut self.leaving_out {
            *depth += usize::from(left_out == name && !tag.self_closing);
        } else if tags::is_left_out(name) {
            // Only foreign elements can be empty by `/>`.
            if !(tag.self_closing && matches!(name, b"svg" | b"math")) {
                self.leaving_out = Some((name.to_vec(), 1));
            }
        } else if matches!(self.stack.top().kind, Kind::Code { .. }) {
            self.start_in_code(tag);
        } else if !self.start_structure(tag) {
            self.start_text(tag);
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((left_out, depth)) = &mut self.leaving_out {
            *depth -= usize::from(left_out == name);
            if *depth == 0 {
                self.leaving_out = None;
            }
        } else if let Kind::Code { .. } = self.stack.top().kind {
            // `code` in `pre` was not opened; what is around it ends it.
            if let Some(tag) = tags::structural(name).filter(|tag| self.stack.is_open(tag)) {
                self.stack.close_tag(tag);
            }
        } else if let Some(tag) = tags::inline(name) {
            let base = self.stack.formatting_base();
            self.stack.formatting.close(tag.name, base);
        } else if let Some(tag) = tags::structural(name).filter(|tag| tags::is_block(name) || self.stack.is_open(tag)) {
            self.stack.close_tag(tag);
        } else if tags::is_block(name) {
            self.part(name);
        } else if name == b"q" {
            self.text("”");
        }
    }

    fn text(&mut self, text: &str) {
        if self.leaving_out.is_some() {
            return;
        }
        let frame = self.stack.top();
        if let Kind::Code { text: code, .. } = &mut frame.kind {
            code.push_str(text);
            self.weight += text.len();
            return;
        }
        // A line end in HTML is a space like any other; line breaks are elements.
        self.add_text(&text.replace(['\n', '\r'], " "));
    }

    fn add_text(&mut self, text: &str) {
        self.weight += self.stack.text(text);
    }

    /// Begins an element that is a block or part of one; false if it is neither.
    fn start_structure(&mut self, tag: &StartTag<()>) -> bool {
        let name = tag.name.as_slice();
        if let Some(level) = tags::heading_level(name) {
            self.end_lines();
            self.stack.open("h", Kind::Heading(level));
            return true;
        }
        match name {
            b"blockquote" => {
                self.end_lines();
                self.stack.open("blockquote", Kind::Quote(Quote { pull: attributes::has_class(tag, "pull"), ..Quote::default() }));
            }
            b"ul" => self.start_list("ul", false),
            b"ol" => self.start_list("ol", true),
            b"li" => self.start_item(),
            b"table" => self.start_table(),
            b"thead" | b"tbody" | b"tfoot" | b"tr" | b"td" | b"th" => self.start_table_part(tag),
            b"figure" => self.start_figure(tag),
            b"pre" => {
                self.end_lines();
                self.stack.open("pre", Kind::Code { language: attributes::language(tag), text: String::new() });
            }
            b"aside" if attributes::has_class(tag, "note") => self.stack.open("aside", Kind::Note(None)),
            b"hr" => self.leaf(Block::Divider),
            b"img" => self.picture(tag),
            b"div" if attributes::has_class(tag, "article-card") => self.article_card(tag),
            _ => return self.start_line(tag),
        }
        true
    }

    /// Begins a line that belongs to the block around it; false if there is no such block.
    fn start_line(&mut self, tag: &StartTag<()>) -> bool {
        let top = self.stack.top();
        let line = match (tag.name.as_slice(), &top.kind) {
            (b"figcaption", Kind::Figure(_)) => ("figcaption", Role::Caption),
            (b"small", Kind::Line(Role::Caption)) if attributes::has_class(tag, "credit") => ("small", Role::Credit),
            (b"footer", Kind::Quote(_)) => ("footer", Role::Attribution),
            // A `cite` on its own after the words names who said them; one among words is a title.
            (b"cite", Kind::Quote(quote)) if !quote.paragraphs.is_empty() && top.text.is_blank() => ("cite", Role::Attribution),
            (b"header", Kind::Note(_)) => ("header", Role::Title),
            _ => return false,
        };
        self.stack.open(line.0, Kind::Line(line.1));
        true
    }

    /// Begins an element that is not a block of its own.
    fn start_text(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        if name == b"br" {
            // Two breaks are how many editors part paragraphs.
            if self.stack.top().text.is_after_break() { self.stack.part() } else { self.add_break() }
        } else if name == b"a" {
            self.start_link(tag);
        } else if let Some(inline) = tags::inline(name) {
            self.stack.formatting.open(inline, attributes::style(tag), None);
        } else if tags::is_block(name) {
            self.part(name);
        } else if name == b"q" {
            self.text("“");
        }
    }

    fn add_break(&mut self) {
        self.add_text("\n");
        self.stack.top().text.mark_break();
    }

    fn start_link(&mut self, tag: &StartTag<()>) {
        let base = self.stack.formatting_base();
        self.stack.formatting.close("a", base);
        if let Kind::Figure(Figure { embed: Some(embed), .. }) = &mut self.stack.top().kind
            && embed.url.is_empty()
        {
            embed.url = attributes::value(tag, "href").and_then(|url| canonical(&url, Use::Embed).ok()).unwrap_or_default();
        }
        if let Some(inline) = tags::inline(b"a") {
            self.stack.formatting.open(inline, attributes::style(tag), attributes::link(tag));
        }
    }

    fn start_in_code(&mut self, tag: &StartTag<()>) {
        let Kind::Code { language, text } = &mut self.stack.top().kind else { return };
        match tag.name.as_slice() {
            b"br" => text.push('\n'),
            b"code" if language.is_none() => *language = attributes::language(tag),
            _ => {}
        }
    }

    /// Parts text at the start or end of an element such as `p` or `div`.
    fn part(&mut self, name: &[u8]) {
        if name == b"p" {
            let base = self.stack.top().formatting;
            self.stack.formatting.end_paragraph(base);
        }
        self.stack.part();
    }

    /// Ends headings and captions that were left open: a block cannot be in them.
    fn end_lines(&mut self) {
        while matches!(self.stack.top().kind, Kind::Heading(_) | Kind::Line(_)) {
            self.stack.close();
        }
    }

    /// Puts a block without content at the place it was found.
    fn leaf(&mut self, block: Block) {
        self.stack.part();
        self.stack.block(block);
    }

    fn picture(&mut self, tag: &StartTag<()>) {
        if let Some(picture) = attributes::picture(tag) {
            self.weight += picture.url.len() + picture.alt.len();
            self.leaf(Block::Image(picture));
        }
    }

    fn article_card(&mut self, tag: &StartTag<()>) {
        match attributes::value(tag, "data-article").and_then(|id| id.trim().parse().ok()) {
            Some(article) => self.leaf(Block::ArticleCard { article }),
            None => self.stack.part(),
        }
    }

    fn start_figure(&mut self, tag: &StartTag<()>) {
        self.end_lines();
        let provider = attributes::value(tag, "data-provider").map(Into::into);
        let embed = attributes::has_class(tag, "embed").then(|| Embed { provider, ..Embed::default() });
        self.stack.open("figure", Kind::Figure(Figure { gallery: attributes::has_class(tag, "gallery"), embed, ..Figure::default() }));
    }

    fn start_list(&mut self, name: &'static str, ordered: bool) {
        self.end_lines();
        self.stack.open(name, Kind::List(List { ordered, items: Vec::new() }));
    }

    fn start_item(&mut self) {
        self.end_lines();
        if let Kind::Item(_) = self.stack.top().kind {
            self.stack.close();
        }
        if let Kind::List(_) = self.stack.top().kind { self.stack.open("li", Kind::Item(None)) } else { self.stack.part() }
    }

    fn start_table(&mut self) {
        self.end_lines();
        // A table stands in a cell or outside of tables, never loose between rows.
        if matches!(self.stack.top().kind, Kind::Table { .. } | Kind::Row { .. }) {
            self.stack.close_tag("table");
        }
        self.stack.open("table", Kind::Table { table: Table::default(), in_head: false });
    }

    fn start_table_part(&mut self, tag: &StartTag<()>) {
        if !self.stack.is_open("table") {
            return self.stack.part();
        }
        let name = tag.name.as_slice();
        if matches!(name, b"td" | b"th") {
            return self.start_cell(tag);
        }
        self.stack.close_down_to("table");
        if name == b"tr" {
            self.stack.open("tr", Kind::Row { cells: Vec::new(), has_data: false });
        } else if let Kind::Table { in_head, .. } = &mut self.stack.top().kind {
            *in_head = name == b"thead";
        }
    }

    fn start_cell(&mut self, tag: &StartTag<()>) {
        let within = if self.stack.is_open("tr") { "tr" } else { "table" };
        self.stack.close_down_to(within);
        if within == "table" {
            self.stack.open("tr", Kind::Row { cells: Vec::new(), has_data: false });
        }
        if let Kind::Row { has_data, .. } = &mut self.stack.top().kind {
            *has_data |= tag.name.as_slice() == b"td";
            let columns = attributes::value(tag, "colspan").and_then(|columns| columns.trim().parse().ok()).unwrap_or(1);
            self.stack.open("td", Kind::Cell { columns: usize::min(columns, MAX_TABLE_COLUMNS) });
        }
    }
}
