//! The body of an article, its union of blocks, and pictures, which stand elsewhere too.

use std::ops::RangeInclusive;
use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result, Union};
use masthead_domain::articles::PublicationDetails;
use masthead_domain::body::{Block as DomainBlock, Body as DomainBody, Picture as DomainPicture};
use masthead_domain::ids::ArticleId;
use masthead_domain::problems::Problem;

use super::blocks::{
    CodeBlock, DividerBlock, EmbedBlock, GalleryBlock, HeadingBlock, ImageBlock, ListBlock, NoteBlock, ParagraphBlock, QuoteBlock,
    TableBlock,
};
use crate::articles::types::{Article, live};
use crate::errors::invalid;
use crate::scalars::to_id;

/// How many characters an excerpt can be asked to have.
const EXCERPT_LENGTHS: RangeInclusive<i32> = 1..=2_000;

/// The text of an article: as blocks to render natively, or ready-made as HTML, Markdown or plain text.
#[derive(Description)]
pub struct Body<'a>(Held<'a>);

/// Who keeps the body alive while it is read, so that nobody has to copy it.
enum Held<'a> {
    Borrowed(&'a DomainBody),
    Live(Arc<PublicationDetails>),
}

impl<'a> From<&'a DomainBody> for Body<'a> {
    fn from(body: &'a DomainBody) -> Self {
        Self(Held::Borrowed(body))
    }
}

impl From<Arc<PublicationDetails>> for Body<'_> {
    fn from(details: Arc<PublicationDetails>) -> Self {
        Self(Held::Live(details))
    }
}

impl Body<'_> {
    fn body(&self) -> &DomainBody {
        match &self.0 {
            Held::Borrowed(body) => body,
            Held::Live(details) => &details.body,
        }
    }
}

#[Object(use_type_description)]
impl Body<'_> {
    /// The blocks in reading order; skip those whose type your client does not know, since types may be added.
    async fn blocks(&self) -> Vec<Block<'_>> {
        self.body().blocks().iter().map(Block::from).collect()
    }

    /// The whole text as semantic HTML: everything is escaped and no scripts can be in it, so it may go into a page as it is.
    async fn html(&self) -> String {
        self.body().html()
    }

    /// The whole text as Markdown (`CommonMark` with GFM tables and strikethrough); what Markdown cannot say is safe HTML in it.
    async fn markdown(&self) -> String {
        self.body().markdown()
    }

    /// The whole text without any markup, captions included, with a blank line between blocks.
    async fn plain_text(&self) -> String {
        self.body().plain_text()
    }

    /// The beginning of the text on one line without markup, cut after a whole word and ended with `…` where something is left out.
    #[allow(clippy::unused_async)] // Resolvers have to be async.
    async fn excerpt(
        &self,
        #[graphql(desc = "The most characters the excerpt may have, the `…` counted; 1 to 2000.", default = 160)] length: i32,
    ) -> Result<String> {
        let characters = usize::try_from(length).ok().filter(|_| EXCERPT_LENGTHS.contains(&length));
        let characters = characters.ok_or_else(|| invalid(Problem::invalid("Ask for 1 to 2000 characters.").at("length")))?;
        Ok(self.body().excerpt(characters))
    }

    /// How many words the text has, captions included; in Vietnamese each syllable counts as one.
    async fn word_count(&self) -> i32 {
        i32::try_from(self.body().word_count()).unwrap_or(i32::MAX)
    }

    /// How long an adult takes to read the text, in seconds.
    async fn reading_time_seconds(&self) -> i32 {
        i32::try_from(self.body().reading_time_seconds()).unwrap_or(i32::MAX)
    }

    /// Every picture in the text, those of galleries included, in reading order.
    async fn pictures(&self) -> Vec<Picture<'_>> {
        self.body().pictures().map(Picture::from).collect()
    }
}

/// One block of an article's text. Types may be added, so a client should skip those it does not know.
#[derive(Union)]
#[allow(missing_docs)] // Each variant is documented on its type.
pub enum Block<'a> {
    Paragraph(ParagraphBlock<'a>),
    Heading(HeadingBlock<'a>),
    Image(ImageBlock<'a>),
    Gallery(GalleryBlock<'a>),
    Quote(QuoteBlock<'a>),
    List(ListBlock<'a>),
    Table(TableBlock<'a>),
    Embed(EmbedBlock<'a>),
    Code(CodeBlock<'a>),
    Divider(DividerBlock),
    ArticleCard(ArticleCardBlock),
    Note(NoteBlock<'a>),
}

impl<'a> From<&'a DomainBlock> for Block<'a> {
    fn from(block: &'a DomainBlock) -> Self {
        match block {
            DomainBlock::Paragraph { spans } => ParagraphBlock(spans).into(),
            DomainBlock::Heading { level, spans } => HeadingBlock { level: *level, spans }.into(),
            DomainBlock::Image(picture) => ImageBlock(picture).into(),
            DomainBlock::Gallery { pictures } => GalleryBlock(pictures).into(),
            DomainBlock::Quote(quote) => QuoteBlock(quote).into(),
            DomainBlock::List(list) => ListBlock(list).into(),
            DomainBlock::Table(table) => TableBlock(table).into(),
            DomainBlock::Embed(embed) => EmbedBlock(embed).into(),
            DomainBlock::Code { language, text } => CodeBlock { language: language.as_deref(), text }.into(),
            DomainBlock::Divider => DividerBlock.into(),
            DomainBlock::ArticleCard { article } => ArticleCardBlock(*article).into(),
            DomainBlock::Note { title, spans } => NoteBlock { title: title.as_deref(), spans }.into(),
        }
    }
}

/// A card in the text that leads to another article of this newsroom.
#[derive(Description)]
pub struct ArticleCardBlock(pub ArticleId);

#[Object(use_type_description)]
impl ArticleCardBlock {
    /// The id of the article the card leads to.
    async fn article_id(&self) -> ID {
        to_id(self.0)
    }

    /// The article the card leads to; null while the public cannot see it, and then the card should not be shown.
    async fn article(&self, ctx: &Context<'_>) -> Option<Result<Article>> {
        live(ctx, self.0).await.transpose()
    }
}

/// A picture as readers see it, with its description and credits.
#[derive(Description)]
pub struct Picture<'a>(pub &'a DomainPicture);

impl<'a> From<&'a DomainPicture> for Picture<'a> {
    fn from(picture: &'a DomainPicture) -> Self {
        Self(picture)
    }
}

#[Object(use_type_description)]
impl<'a> Picture<'a> {
    /// Where the picture is: an `https` or `http` address, or a path of this site that begins with `/`.
    async fn url(&self) -> &'a str {
        &self.0.url
    }

    /// What the picture shows, for those who cannot see it; empty if it only decorates. Use it as `alt` in HTML.
    async fn alt(&self) -> &'a str {
        &self.0.alt
    }

    /// The text to show under the picture.
    async fn caption(&self) -> Option<&'a str> {
        self.0.caption.as_deref()
    }

    /// Whose picture it is: the photographer or agency to name beside it.
    async fn credit(&self) -> Option<&'a str> {
        self.0.credit.as_deref()
    }

    /// The width in pixels; null if nobody said it.
    async fn width(&self) -> Option<i32> {
        self.0.width.and_then(|pixels| i32::try_from(pixels).ok())
    }

    /// The height in pixels; null if nobody said it.
    async fn height(&self) -> Option<i32> {
        self.0.height.and_then(|pixels| i32::try_from(pixels).ok())
    }
}
