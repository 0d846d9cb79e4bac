//! Blocks as they come in, made valid and canonical. One rule: what says nothing is left out, what says something wrong is refused.

use super::address::{Use, canonical};
use super::blocks::{Block, Embed, List, ListItem, Picture, Quote, Table};
use super::problem::{BodyProblem, MAX_BLOCKS, MAX_LIST_DEPTH, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_TEXT_BYTES};
use super::spans::Span;
use super::tidy;

/// More problems than a person will read; the rest is not noted.
const MAX_PROBLEMS: usize = 100;

/// The blocks in canonical form, or everything that is wrong with them.
pub(super) fn checked(blocks: Vec<Block>) -> Result<Vec<Block>, Vec<BodyProblem>> {
    let mut check = Check::default();
    let blocks: Vec<Block> = check.each("blocks", blocks, Check::block);
    if blocks.len() > MAX_BLOCKS {
        check.problem(format!("The body has {} blocks; keep at most {MAX_BLOCKS} or split the article.", blocks.len()));
    }
    if check.weight > MAX_TEXT_BYTES {
        check.problems.push(BodyProblem::text_too_long());
    }
    check.finish(blocks)
}

impl Picture {
    /// The picture in canonical form, for use outside a body (a main picture, a card).
    ///
    /// # Errors
    /// Everything that is wrong with it; paths start at the picture.
    pub fn checked(self) -> Result<Self, Vec<BodyProblem>> {
        let mut check = Check::default();
        let picture = check.picture(self);
        check.finish(picture)
    }
}

#[derive(Clone, Copy)]
enum Segment {
    Field(&'static str),
    Index(usize),
}

/// Walks the blocks, remembers where it is and notes what is wrong.
#[derive(Default)]
struct Check {
    path: Vec<Segment>,
    problems: Vec<BodyProblem>,
    weight: usize,
}

impl Check {
    fn finish<T>(self, value: T) -> Result<T, Vec<BodyProblem>> {
        if self.problems.is_empty() { Ok(value) } else { Err(self.problems) }
    }

    fn problem(&mut self, message: String) {
        if self.problems.len() < MAX_PROBLEMS {
            let step = |segment: &Segment| match segment {
                Segment::Field(name) => (*name).to_owned(),
                Segment::Index(index) => index.to_string(),
            };
            self.problems.push(BodyProblem { path: self.path.iter().map(step).collect(), message });
        }
    }

    fn within<T>(&mut self, segment: Segment, walk: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let result = walk(self);
        self.path.pop();
        result
    }

    fn each<T>(&mut self, field: &'static str, all: Vec<T>, mut walk: impl FnMut(&mut Self, T) -> Option<T>) -> Vec<T> {
        self.within(Segment::Field(field), |check| {
            let one = |(index, one)| check.within(Segment::Index(index), |check| walk(check, one));
            all.into_iter().enumerate().filter_map(one).collect()
        })
    }

    fn block(&mut self, block: Block) -> Option<Block> {
        match block {
            Block::Paragraph { spans } => self.some_spans(spans).map(|spans| Block::Paragraph { spans }),
            Block::Heading { level, spans } => self.heading(level, spans),
            Block::Image(picture) => Some(Block::Image(self.picture(picture))),
            Block::Gallery { pictures } => {
                let pictures = self.each("pictures", pictures, |check, picture| Some(check.picture(picture)));
                (!pictures.is_empty()).then_some(Block::Gallery { pictures })
            }
            Block::Quote(quote) => self.quote(quote).map(Block::Quote),
            Block::List(list) => self.list(list, 1).map(Block::List),
            Block::Table(table) => self.table(table).map(Block::Table),
            Block::Embed(embed) => Some(Block::Embed(self.embed(embed))),
            Block::Code { language, text } => self.code(language, &text),
            Block::Divider | Block::ArticleCard { .. } => Some(block),
            Block::Note { title, spans } => {
                let (title, spans) = (self.optional_line(title), self.some_spans(spans));
                (title.is_some() || spans.is_some()).then(|| Block::Note { title, spans: spans.unwrap_or_default() })
            }
        }
    }

    fn heading(&mut self, level: u8, spans: Vec<Span>) -> Option<Block> {
        if !(2..=6).contains(&level) {
            let message = format!("A heading has level 2 to 6, not {level}; level 1 is the headline of the article.");
            self.within(Segment::Field("level"), |check| check.problem(message));
        }
        self.some_spans(spans).map(|spans| Block::Heading { level, spans })
    }

    fn picture(&mut self, picture: Picture) -> Picture {
        let Picture { url, alt, caption, credit, width, height } = picture;
        for (name, size) in [("width", width), ("height", height)] {
            if size == Some(0) {
                self.within(Segment::Field(name), |check| {
                    check.problem("A picture is at least 1 pixel large; leave this out if unknown.".into());
                });
            }
        }
        Picture {
            url: self.address(url, Use::Picture),
            alt: self.optional_line(Some(alt)).unwrap_or_default(),
            caption: self.optional_line(caption),
            credit: self.optional_line(credit),
            width,
            height,
        }
    }

    fn quote(&mut self, quote: Quote) -> Option<Quote> {
        let paragraphs =
            self.each("paragraphs", quote.paragraphs, |check, spans| Some(check.spans(spans)).filter(|spans| !spans.is_empty()));
        let attribution = self.optional_line(quote.attribution);
        if paragraphs.is_empty() && attribution.is_some() {
            self.problem("This quote names who said it, but has no text; write the text or remove the quote.".into());
        }
        (!paragraphs.is_empty()).then_some(Quote { paragraphs, attribution, pull: quote.pull })
    }

    fn list(&mut self, list: List, depth: usize) -> Option<List> {
        if depth > MAX_LIST_DEPTH {
            self.problem(format!("Lists nest at most {MAX_LIST_DEPTH} deep; move this list one level up."));
            return None;
        }
        let items = self.each("items", list.items, |check, item| {
            let spans = check.some_spans(item.spans);
            let children = item.children.and_then(|list| check.within(Segment::Field("children"), |check| check.list(list, depth + 1)));
            (spans.is_some() || children.is_some()).then(|| ListItem { spans: spans.unwrap_or_default(), children })
        });
        (!items.is_empty()).then_some(List { ordered: list.ordered, items })
    }

    fn table(&mut self, table: Table) -> Option<Table> {
        let width = table.rows.iter().map(Vec::len).fold(table.header.len(), usize::max);
        if width > MAX_TABLE_COLUMNS || table.rows.len() > MAX_TABLE_ROWS {
            let found = format!("{} rows and {width} columns", table.rows.len());
            self.problem(format!("The table has {found}; keep at most {MAX_TABLE_ROWS} rows and {MAX_TABLE_COLUMNS} columns or split it."));
            return None;
        }
        // Before the rows are filled up, so that many small ragged tables cannot ask for a lot of memory.
        self.weight += width * (table.rows.len() + 1);
        if self.weight > MAX_TEXT_BYTES {
            return None;
        }
        let header = self.within(Segment::Field("header"), |check| check.row(table.header, width)).unwrap_or_default();
        let rows = self.each("rows", table.rows, |check, cells| check.row(cells, width));
        (!header.is_empty() || !rows.is_empty()).then_some(Table { header, rows })
    }

    /// The row filled up to the width of the table; none if all of it is blank.
    fn row(&mut self, cells: Vec<Vec<Span>>, width: usize) -> Option<Vec<Vec<Span>>> {
        let walk = |(index, spans)| self.within(Segment::Index(index), |check| check.spans(spans));
        let mut cells: Vec<Vec<Span>> = cells.into_iter().enumerate().map(walk).collect();
        cells.resize(width, Vec::new());
        cells.iter().any(|cell| !cell.is_empty()).then_some(cells)
    }

    fn embed(&mut self, embed: Embed) -> Embed {
        Embed {
            url: self.address(embed.url, Use::Embed),
            provider: self.optional_line(embed.provider),
            caption: self.optional_line(embed.caption),
        }
    }

    fn code(&mut self, language: Option<String>, text: &str) -> Option<Block> {
        let language = self.optional_line(language);
        if language.as_deref().is_some_and(|language| !is_language(language)) {
            let message = "A language is one short word such as rust, c++ or objective-c; correct it or leave it out.";
            self.within(Segment::Field("language"), |check| check.problem(message.into()));
        }
        let text = tidy::preformatted(text);
        self.weight += text.len();
        (!tidy::is_blank(&text)).then_some(Block::Code { language, text })
    }

    /// The field `spans`, if anything is left of it.
    fn some_spans(&mut self, spans: Vec<Span>) -> Option<Vec<Span>> {
        let spans = self.within(Segment::Field("spans"), |check| check.spans(spans));
        (!spans.is_empty()).then_some(spans)
    }

    fn spans(&mut self, mut spans: Vec<Span>) -> Vec<Span> {
        for (index, span) in spans.iter_mut().enumerate() {
            self.within(Segment::Index(index), |check| check.link(span));
        }
        let spans = tidy::spans(&spans);
        self.weight += spans.iter().map(|span| span.text.len()).sum::<usize>();
        spans
    }

    fn link(&mut self, span: &mut Span) {
        let Some(link) = &mut span.link else { return };
        let url = std::mem::take(&mut link.url);
        link.url = self.within(Segment::Field("link"), |check| check.address(url, Use::Link));
        link.title = self.optional_line(link.title.take());
    }

    fn address(&mut self, address: String, usage: Use) -> String {
        match canonical(&address, usage) {
            Ok(canonical) => {
                self.weight += canonical.len();
                canonical
            }
            Err(message) => {
                self.within(Segment::Field("url"), |check| check.problem(message));
                address
            }
        }
    }

    fn optional_line(&mut self, text: Option<String>) -> Option<String> {
        let line = tidy::optional_line(text);
        self.weight += line.as_ref().map_or(0, String::len);
        line
    }
}

/// Letters, digits and a few signs, so that it is one word in an info string and one class in HTML.
pub(super) fn is_language(word: &str) -> bool {
    (1..=40).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'#' | b'.' | b'_'))
}
