//! The elements that are open while HTML is read, each with what it holds so far.

use super::inline::Text;
use crate::body::blocks::{Block, Embed, List, Picture, Quote, Table};
use crate::body::spans::Span;

/// An open element that means something.
pub(super) struct Frame {
    /// The name that ends it, as `tags::structural` gives it.
    pub(super) tag: &'static str,
    pub(super) kind: Kind,
    pub(super) text: Text,
    /// How many styling elements were open before it.
    pub(super) formatting: usize,
}

pub(super) enum Kind {
    Root(Vec<Block>),
    Heading(u8),
    Quote(Quote),
    List(List),
    Item(Option<List>),
    Table { table: Table, in_head: bool },
    Row { cells: Vec<Vec<Span>>, has_data: bool },
    Cell { columns: usize },
    Figure(Figure),
    Line(Role),
    Code { language: Option<String>, text: String },
    Note(Option<String>),
}

/// What a line of text is to the block around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Caption,
    Credit,
    Attribution,
    Title,
}

/// A `figure`: it turns out only at its end what it is.
#[derive(Default)]
pub(super) struct Figure {
    pub(super) gallery: bool,
    /// What the figure embeds; its address is empty until the link in it was read.
    pub(super) embed: Option<Embed>,
    pub(super) pictures: Vec<Picture>,
    pub(super) caption: Option<String>,
    pub(super) credit: Option<String>,
    pub(super) others: Vec<Block>,
}

impl Figure {
    /// Whether its text is only the fallback of an embed.
    pub(super) fn is_embed(&self) -> bool {
        self.embed.as_ref().is_some_and(|embed| !embed.url.is_empty())
    }

    /// The blocks it is. A caption that nothing can carry becomes a paragraph.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.is_embed() {
            let embed = self.embed.take().unwrap_or_default();
            blocks.push(Block::Embed(Embed { caption: self.caption.take(), ..embed }));
        }
        let gallery = self.gallery || self.pictures.len() > 1;
        match self.pictures.pop() {
            Some(mut picture) if !gallery => {
                picture.caption = picture.caption.or_else(|| self.caption.take());
                picture.credit = picture.credit.or_else(|| self.credit.take());
                blocks.push(Block::Image(picture));
            }
            Some(picture) => {
                self.pictures.push(picture);
                blocks.push(Block::Gallery { pictures: self.pictures });
            }
            None => {}
        }
        if let [Block::Quote(Quote { attribution: attribution @ None, .. })] = self.others.as_mut_slice() {
            *attribution = self.caption.take();
        }
        blocks.append(&mut self.others);
        let left = self.caption.into_iter().chain(self.credit);
        blocks.extend(left.map(|line| Block::Paragraph { spans: vec![Span::plain(line)] }));
        blocks
    }
}

/// A quotation as a block; a name without a quotation is text.
pub(super) fn quote(quote: Quote) -> Option<Block> {
    if !quote.paragraphs.is_empty() {
        return Some(Block::Quote(quote));
    }
    quote.attribution.map(|name| Block::Paragraph { spans: vec![Span::plain(name)] })
}
