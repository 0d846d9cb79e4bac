//! Bodies and pictures as they come.

use async_graphql::{InputObject, OneofObject};
use masthead_domain::body::{Block, Body, BodyProblem, Picture};
use masthead_domain::problems::Problem;

use super::block_inputs::{
    ArticleCardInput, CodeInput, EmbedInput, GalleryInput, HeadingInput, ListInput, NoteInput, QuoteInput, TableInput, divider,
};
use super::reading::{Reading, Step, block_path};
use super::text_inputs::ParagraphInput;

/// The text of an article in one of four forms; whichever it is, it is kept as typed blocks.
#[derive(OneofObject)]
pub enum BodyInput {
    /// The text as typed blocks in reading order; nothing is lost in this form.
    Blocks(Vec<BlockInput>),
    /// The text as Markdown (`CommonMark` with GFM tables and strikethrough); HTML in it is read as `html` is.
    Markdown(String),
    /// The text as HTML, also as pasted from elsewhere; scripts, styles and forbidden links are left out.
    Html(String),
    /// The text without any markup; blank lines part paragraphs, other line ends stay line breaks.
    PlainText(String),
}

impl BodyInput {
    /// The body, or everything that is wrong with the input, with paths from this input on.
    pub fn parse(self) -> Result<Body, Vec<Problem>> {
        match self {
            Self::Blocks(blocks) => parse_blocks(blocks),
            Self::Markdown(text) => parse_text("markdown", Body::from_markdown(&text)),
            Self::Html(text) => parse_text("html", Body::from_html(&text)),
            Self::PlainText(text) => parse_text("plainText", Body::from_plain_text(&text)),
        }
    }
}

fn parse_blocks(inputs: Vec<BlockInput>) -> Result<Body, Vec<Problem>> {
    let fields: Vec<&'static str> = inputs.iter().map(BlockInput::field).collect();
    let mut reading = Reading::default();
    let blocks = reading.each("blocks", inputs, |reading, input| input.read(reading));
    reading.finish(Body::new(blocks), |path| block_path(&fields, path))
}

/// Whoever wrote text knows of no blocks: their problems are problems of the text.
fn parse_text(field: &str, body: Result<Body, Vec<BodyProblem>>) -> Result<Body, Vec<Problem>> {
    Reading::default().finish(body, |_| vec![field.to_owned()])
}

/// One block of an article's text: exactly one of these fields.
#[derive(OneofObject)]
pub enum BlockInput {
    /// A paragraph of running text.
    Paragraph(ParagraphInput),
    /// A subheading.
    Heading(HeadingInput),
    /// One picture.
    Image(PictureInput),
    /// Pictures that belong together, such as a slideshow.
    Gallery(GalleryInput),
    /// Words of somebody else, or words of the article itself pulled out of it.
    Quote(QuoteInput),
    /// A list with bullets or numbers.
    List(ListInput),
    /// A table.
    Table(TableInput),
    /// Something shown from elsewhere, such as a video or a post.
    Embed(EmbedInput),
    /// Preformatted text, such as a program.
    Code(CodeInput),
    /// A break between two parts of the text; the only value is `true`.
    Divider(bool),
    /// A card that leads to another article of this newsroom.
    ArticleCard(ArticleCardInput),
    /// A boxed remark beside the story, such as a fact box or an editor's note.
    Note(NoteInput),
}

impl BlockInput {
    /// The name of the field in which the block came.
    const fn field(&self) -> &'static str {
        match self {
            Self::Paragraph(_) => "paragraph",
            Self::Heading(_) => "heading",
            Self::Image(_) => "image",
            Self::Gallery(_) => "gallery",
            Self::Quote(_) => "quote",
            Self::List(_) => "list",
            Self::Table(_) => "table",
            Self::Embed(_) => "embed",
            Self::Code(_) => "code",
            Self::Divider(_) => "divider",
            Self::ArticleCard(_) => "articleCard",
            Self::Note(_) => "note",
        }
    }

    fn read(self, reading: &mut Reading) -> Block {
        reading.within(Step::Field(self.field()), |reading| match self {
            Self::Paragraph(paragraph) => Block::Paragraph { spans: paragraph.read(reading) },
            Self::Heading(heading) => heading.read(reading),
            Self::Image(picture) => Block::Image(picture.read(reading)),
            Self::Gallery(gallery) => gallery.read(reading),
            Self::Quote(quote) => quote.read(reading),
            Self::List(list) => Block::List(list.read(reading)),
            Self::Table(table) => table.read(reading),
            Self::Embed(embed) => embed.into(),
            Self::Code(code) => code.into(),
            Self::Divider(is_there) => divider(reading, is_there),
            Self::ArticleCard(card) => card.read(reading),
            Self::Note(note) => note.read(reading),
        })
    }
}

/// A picture with its description and credits.
#[derive(InputObject)]
pub struct PictureInput {
    /// Where the picture is: an `https` or `http` address, or a path of this site that begins with `/`.
    url: String,
    /// What the picture shows, for those who cannot see it; leave it out only if the picture decorates.
    #[graphql(default)]
    alt: String,
    /// The text to show under the picture.
    caption: Option<String>,
    /// Whose picture it is: the photographer or agency to name beside it.
    credit: Option<String>,
    /// The width in pixels.
    width: Option<i32>,
    /// The height in pixels.
    height: Option<i32>,
}

impl PictureInput {
    /// The picture by the rules of pictures in a body, or everything that is wrong with it, with paths from this input on.
    pub fn parse(self) -> Result<Picture, Vec<Problem>> {
        let mut reading = Reading::default();
        let picture = self.read(&mut reading);
        reading.finish(picture.checked(), |path| path)
    }

    pub(super) fn read(self, reading: &mut Reading) -> Picture {
        let width = pixels(reading, "width", self.width);
        let height = pixels(reading, "height", self.height);
        Picture { url: self.url, alt: self.alt, caption: self.caption, credit: self.credit, width, height }
    }
}

/// A length that is not negative; zero is the domain's to refuse.
fn pixels(reading: &mut Reading, field: &'static str, length: Option<i32>) -> Option<u32> {
    let length = length?;
    let pixels = u32::try_from(length).ok();
    if pixels.is_none() {
        reading.problem(Problem::invalid("A picture is at least 1 pixel large; leave this out if unknown.").at(field));
    }
    pixels
}
