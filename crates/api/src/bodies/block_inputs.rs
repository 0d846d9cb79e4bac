//! Each block as it comes, and how it is read into the domain's.

use async_graphql::{ID, InputObject};
use masthead_domain::body::{Block, Embed, List, ListItem, Quote, Table};
use masthead_domain::problems::Problem;

use super::inputs::PictureInput;
use super::reading::{Reading, Step};
use super::text_inputs::{ParagraphInput, SpanInput, TableCellInput, optional_spans, required_spans};
use crate::scalars::id;

/// A subheading: its level, and either `text` or `spans`.
#[derive(InputObject)]
pub struct HeadingInput {
    /// The level, 2 to 6 as `h2` to `h6` in HTML; level 1 is the article's headline.
    #[graphql(default = 2)]
    level: i32,
    /// The text without any marks or links; pass either this or `spans`.
    text: Option<String>,
    /// The text in runs of one style; pass either this or `text`.
    spans: Option<Vec<SpanInput>>,
}

impl HeadingInput {
    pub(super) fn read(self, reading: &mut Reading) -> Block {
        let level = u8::try_from(self.level).unwrap_or_else(|_| {
            let problem = Problem::invalid(format!("A heading has level 2 to 6, not {}.", self.level));
            reading.problem(problem.at("level"));
            2
        });
        Block::Heading { level, spans: required_spans(reading, self.text, self.spans) }
    }
}

/// Pictures that belong together, such as a slideshow.
#[derive(InputObject)]
pub struct GalleryInput {
    /// The pictures in the order to show them.
    pictures: Vec<PictureInput>,
}

impl GalleryInput {
    pub(super) fn read(self, reading: &mut Reading) -> Block {
        Block::Gallery { pictures: reading.each("pictures", self.pictures, |reading, picture| picture.read(reading)) }
    }
}

/// Words of somebody else, or words of the article itself pulled out of it.
#[derive(InputObject)]
pub struct QuoteInput {
    /// The paragraphs of the quoted text.
    paragraphs: Vec<ParagraphInput>,
    /// Who said or wrote it.
    attribution: Option<String>,
    /// Whether it is a pull quote: words of the article itself, repeated large.
    #[graphql(default)]
    pull: bool,
}

impl QuoteInput {
    pub(super) fn read(self, reading: &mut Reading) -> Block {
        let paragraphs = reading.each("paragraphs", self.paragraphs, |reading, paragraph| paragraph.read(reading));
        Block::Quote(Quote { paragraphs, attribution: self.attribution, pull: self.pull })
    }
}

/// A list, also one inside an item of another.
#[derive(InputObject)]
pub struct ListInput {
    /// Whether the items are numbered; they have bullets when left out.
    #[graphql(default)]
    ordered: bool,
    /// The items in order.
    items: Vec<ListItemInput>,
}

impl ListInput {
    pub(super) fn read(self, reading: &mut Reading) -> List {
        List { ordered: self.ordered, items: reading.each("items", self.items, |reading, item| item.read(reading)) }
    }
}

/// An item of a list: either `text` or `spans`, or only `children`.
#[derive(InputObject)]
pub struct ListItemInput {
    /// The text without any marks or links; pass either this or `spans`.
    text: Option<String>,
    /// The text in runs of one style; pass either this or `text`.
    spans: Option<Vec<SpanInput>>,
    /// The list below this item; lists nest at most four deep.
    children: Option<Box<ListInput>>,
}

impl ListItemInput {
    fn read(self, reading: &mut Reading) -> ListItem {
        let text = if self.children.is_some() { optional_spans } else { required_spans };
        let spans = text(reading, self.text, self.spans);
        let children = self.children.map(|list| reading.within(Step::Field("children"), |reading| list.read(reading)));
        ListItem { spans, children }
    }
}

/// A table. Rows with fewer cells than others are filled up with empty ones.
#[derive(InputObject)]
pub struct TableInput {
    /// The cells of the header row; leave it out if the table has no header.
    #[graphql(default)]
    header: Vec<TableCellInput>,
    /// The rows below the header, from top to bottom.
    rows: Vec<TableRowInput>,
}

/// A row of a table.
#[derive(InputObject)]
pub struct TableRowInput {
    /// The cells of the row from the first column on.
    cells: Vec<TableCellInput>,
}

impl TableInput {
    pub(super) fn read(self, reading: &mut Reading) -> Block {
        let header = reading.each("header", self.header, |reading, cell| cell.read(reading));
        let rows = reading.each("rows", self.rows, |reading, row| reading.each("cells", row.cells, |reading, cell| cell.read(reading)));
        Block::Table(Table { header, rows })
    }
}

/// Something shown from elsewhere, such as a video or a post.
#[derive(InputObject)]
pub struct EmbedInput {
    /// The `https` or `http` address of its own page, not of a player or a frame.
    url: String,
    /// Who serves it, such as `YouTube`.
    provider: Option<String>,
    /// The text to show under it.
    caption: Option<String>,
}

impl From<EmbedInput> for Block {
    fn from(input: EmbedInput) -> Self {
        Self::Embed(Embed { url: input.url, provider: input.provider, caption: input.caption })
    }
}

/// Preformatted text, such as a program.
#[derive(InputObject)]
pub struct CodeInput {
    /// The programming language for highlighting, one word such as `rust`.
    language: Option<String>,
    /// The text with its own spaces and line breaks.
    text: String,
}

impl From<CodeInput> for Block {
    fn from(input: CodeInput) -> Self {
        Self::Code { language: input.language, text: input.text }
    }
}

/// A break between two parts of the text, which has nothing to say but that it is there.
pub(super) fn divider(reading: &mut Reading, is_there: bool) -> Block {
    if !is_there {
        reading.problem(Problem::invalid("A divider is written as true; leave this block out if none is wanted."));
    }
    Block::Divider
}

/// A card that leads to another article of this newsroom.
#[derive(InputObject)]
pub struct ArticleCardInput {
    /// The id of the article the card leads to.
    article_id: ID,
}

impl ArticleCardInput {
    pub(super) fn read(self, reading: &mut Reading) -> Block {
        match id(&self.article_id) {
            Ok(article) => Block::ArticleCard { article },
            Err(problem) => {
                reading.problem(problem.at("articleId"));
                Block::Divider
            }
        }
    }
}

/// A boxed remark beside the story: a title, a text or both; the text either as `text` or as `spans`.
#[derive(InputObject)]
pub struct NoteInput {
    /// The heading of the box.
    title: Option<String>,
    /// The text without any marks or links; pass either this or `spans`.
    text: Option<String>,
    /// The text in runs of one style; pass either this or `text`.
    spans: Option<Vec<SpanInput>>,
}

impl NoteInput {
    pub(super) fn read(self, reading: &mut Reading) -> Block {
        let text = if self.title.is_some() { optional_spans } else { required_spans };
        Block::Note { spans: text(reading, self.text, self.spans), title: self.title }
    }
}
