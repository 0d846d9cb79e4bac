//! Each block of a body. All of them borrow from it.

use async_graphql::{Description, Object};
use masthead_domain::body::{
    Block as DomainBlock, Body as DomainBody, Embed, List, ListItem as DomainListItem, Picture as DomainPicture, Quote, Span as DomainSpan,
    Table,
};

use super::spans::{Span, spans};
use super::types::Picture;

/// A block alone as HTML. The check that makes it a body cannot fail, since it passed as a part of one.
fn html(block: DomainBlock) -> String {
    DomainBody::new(vec![block]).map(|body| body.html()).unwrap_or_default()
}

/// A paragraph of running text.
#[derive(Description)]
pub struct ParagraphBlock<'a>(pub &'a [DomainSpan]);

#[Object(use_type_description)]
impl<'a> ParagraphBlock<'a> {
    /// The text in runs of one style.
    async fn spans(&self) -> Vec<Span<'a>> {
        spans(self.0)
    }

    /// The paragraph as an HTML `p` element with everything escaped.
    async fn html(&self) -> String {
        html(DomainBlock::Paragraph { spans: self.0.to_vec() })
    }
}

/// A subheading inside the text.
#[derive(Description)]
pub struct HeadingBlock<'a> {
    /// 2 to 6.
    pub level: u8,
    /// Its text.
    pub spans: &'a [DomainSpan],
}

#[Object(use_type_description)]
impl<'a> HeadingBlock<'a> {
    /// The level, 2 to 6 as `h2` to `h6` in HTML; level 1 is the article's headline.
    async fn level(&self) -> i32 {
        i32::from(self.level)
    }

    /// The text in runs of one style.
    async fn spans(&self) -> Vec<Span<'a>> {
        spans(self.spans)
    }
}

/// One picture in the text.
#[derive(Description)]
pub struct ImageBlock<'a>(pub &'a DomainPicture);

#[Object(use_type_description)]
impl<'a> ImageBlock<'a> {
    /// The picture with its caption and credits.
    async fn picture(&self) -> Picture<'a> {
        self.0.into()
    }
}

/// Pictures that belong together, such as a slideshow.
#[derive(Description)]
pub struct GalleryBlock<'a>(pub &'a [DomainPicture]);

#[Object(use_type_description)]
impl<'a> GalleryBlock<'a> {
    /// The pictures in the order to show them; there is at least one.
    async fn pictures(&self) -> Vec<Picture<'a>> {
        self.0.iter().map(Picture::from).collect()
    }
}

/// Words of somebody else, or words of the article itself pulled out of it.
#[derive(Description)]
pub struct QuoteBlock<'a>(pub &'a Quote);

#[Object(use_type_description)]
impl<'a> QuoteBlock<'a> {
    /// The paragraphs of the quoted text; there is at least one.
    async fn paragraphs(&self) -> Vec<QuoteParagraph<'a>> {
        self.0.paragraphs.iter().map(|spans| QuoteParagraph(spans)).collect()
    }

    /// Who said or wrote it; null if the quote does not name them.
    async fn attribution(&self) -> Option<&'a str> {
        self.0.attribution.as_deref()
    }

    /// Whether it is a pull quote: words of the article itself, repeated large.
    async fn pull(&self) -> bool {
        self.0.pull
    }
}

/// One paragraph of a quote.
#[derive(Description)]
pub struct QuoteParagraph<'a>(pub &'a [DomainSpan]);

#[Object(use_type_description)]
impl<'a> QuoteParagraph<'a> {
    /// The text in runs of one style.
    async fn spans(&self) -> Vec<Span<'a>> {
        spans(self.0)
    }
}

/// A list, also one inside an item of another.
#[derive(Description)]
pub struct ListBlock<'a>(pub &'a List);

#[Object(use_type_description)]
impl<'a> ListBlock<'a> {
    /// Whether the items are numbered (`ol` in HTML) or have bullets (`ul`).
    async fn ordered(&self) -> bool {
        self.0.ordered
    }

    /// The items in order; there is at least one.
    async fn items(&self) -> Vec<ListItem<'a>> {
        self.0.items.iter().map(ListItem).collect()
    }
}

/// An item of a list.
#[derive(Description)]
pub struct ListItem<'a>(pub &'a DomainListItem);

#[Object(use_type_description)]
impl<'a> ListItem<'a> {
    /// The text in runs of one style; empty if the item only holds another list.
    async fn spans(&self) -> Vec<Span<'a>> {
        spans(&self.0.spans)
    }

    /// The list below this item; null if there is none. Lists nest at most four deep.
    async fn children(&self) -> Option<ListBlock<'a>> {
        self.0.children.as_ref().map(ListBlock)
    }
}

/// A table. The header and every row have equally many cells.
#[derive(Description)]
pub struct TableBlock<'a>(pub &'a Table);

#[Object(use_type_description)]
impl<'a> TableBlock<'a> {
    /// The cells of the header row; empty if the table has no header.
    async fn header(&self) -> Vec<TableCell<'a>> {
        cells(&self.0.header)
    }

    /// The rows below the header, from top to bottom.
    async fn rows(&self) -> Vec<TableRow<'a>> {
        self.0.rows.iter().map(|cells| TableRow(cells)).collect()
    }
}

/// A row of a table.
#[derive(Description)]
pub struct TableRow<'a>(pub &'a [Vec<DomainSpan>]);

#[Object(use_type_description)]
impl<'a> TableRow<'a> {
    /// The cells of the row, one for each column.
    async fn cells(&self) -> Vec<TableCell<'a>> {
        cells(self.0)
    }
}

/// A cell of a table.
#[derive(Description)]
pub struct TableCell<'a>(pub &'a [DomainSpan]);

#[Object(use_type_description)]
impl<'a> TableCell<'a> {
    /// The text in runs of one style; empty in an empty cell.
    async fn spans(&self) -> Vec<Span<'a>> {
        spans(self.0)
    }
}

fn cells(cells: &[Vec<DomainSpan>]) -> Vec<TableCell<'_>> {
    cells.iter().map(|spans| TableCell(spans)).collect()
}

/// Something shown from elsewhere, such as a video or a post.
#[derive(Description)]
pub struct EmbedBlock<'a>(pub &'a Embed);

#[Object(use_type_description)]
impl<'a> EmbedBlock<'a> {
    /// The `https` or `http` address of its own page; build your player from it, or just link to it.
    async fn url(&self) -> &'a str {
        &self.0.url
    }

    /// Who serves it, such as `YouTube`; null if nobody said it.
    async fn provider(&self) -> Option<&'a str> {
        self.0.provider.as_deref()
    }

    /// The text to show under it.
    async fn caption(&self) -> Option<&'a str> {
        self.0.caption.as_deref()
    }
}

/// Preformatted text, such as a program.
#[derive(Description)]
pub struct CodeBlock<'a> {
    /// In which language.
    pub language: Option<&'a str>,
    /// The text.
    pub text: &'a str,
}

#[Object(use_type_description)]
impl<'a> CodeBlock<'a> {
    /// The programming language for highlighting, such as `rust`; null if nobody said it.
    async fn language(&self) -> Option<&'a str> {
        self.language
    }

    /// The text with its own spaces and line breaks, not escaped for HTML.
    async fn text(&self) -> &'a str {
        self.text
    }
}

/// A break between two parts of the text.
#[derive(Description)]
pub struct DividerBlock;

#[Object(use_type_description)]
impl DividerBlock {
    /// The break as an HTML `hr` element; it says nothing else, so asking for `__typename` is enough to draw one.
    async fn html(&self) -> String {
        html(DomainBlock::Divider)
    }
}

/// A boxed remark beside the story, such as a fact box or an editor's note.
#[derive(Description)]
pub struct NoteBlock<'a> {
    /// Its heading.
    pub title: Option<&'a str>,
    /// Its text.
    pub spans: &'a [DomainSpan],
}

#[Object(use_type_description)]
impl<'a> NoteBlock<'a> {
    /// The heading of the box; null if it has none.
    async fn title(&self) -> Option<&'a str> {
        self.title
    }

    /// The text in runs of one style, with line breaks between its paragraphs; empty if the box has only a heading.
    async fn spans(&self) -> Vec<Span<'a>> {
        spans(self.spans)
    }
}
