//! The body itself: made in one place, so that whoever holds one holds a valid, canonical one.

use super::blocks::{Block, Picture};
use super::check::checked;
use super::problem::BodyProblem;
use super::{html, markdown, plain};
use crate::ids::ArticleId;

/// The body of an article: ordered blocks, valid and in canonical form.
///
/// Canonical means: text is NFC without control characters, white space is collapsed, neighbouring spans of one style
/// are one span, addresses are serialised as the WHATWG URL standard says, and what says nothing is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Body {
    pub(super) blocks: Vec<Block>,
}

impl Body {
    /// The body of these blocks, brought into canonical form.
    ///
    /// # Errors
    /// Everything that is wrong, at once; a block that says something wrong is never dropped or repaired.
    pub fn new(blocks: Vec<Block>) -> Result<Self, Vec<BodyProblem>> {
        checked(blocks).map(|blocks| Self { blocks })
    }

    /// Reads HTML as people paste it. Scripts, styles, frames and links to forbidden addresses are left out.
    ///
    /// # Errors
    /// What of the result does not keep the limits of a body.
    pub fn from_html(html: &str) -> Result<Self, Vec<BodyProblem>> {
        html::read(html).and_then(Self::new)
    }

    /// Reads Markdown: `CommonMark` with the tables and strikethrough of GFM; HTML in it is read as by [`Body::from_html`].
    ///
    /// # Errors
    /// What of the result does not keep the limits of a body.
    pub fn from_markdown(markdown: &str) -> Result<Self, Vec<BodyProblem>> {
        markdown::read(markdown).and_then(Self::new)
    }

    /// Reads plain text: blank lines part paragraphs, other line ends stay as line breaks.
    ///
    /// # Errors
    /// What of the result does not keep the limits of a body.
    pub fn from_plain_text(text: &str) -> Result<Self, Vec<BodyProblem>> {
        plain::read(text).and_then(Self::new)
    }

    /// The blocks in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The blocks, given away; changed ones become a body again through [`Body::new`].
    pub fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Semantic HTML with everything escaped; [`Body::from_html`] reads the same body back.
    pub fn html(&self) -> String {
        html::write(&self.blocks)
    }

    /// Markdown; what it has no form for is safe HTML in it. [`Body::from_markdown`] reads the same body back.
    pub fn markdown(&self) -> String {
        markdown::write(&self.blocks)
    }

    /// The text as it is read, captions included, with a blank line between blocks.
    pub fn plain_text(&self) -> String {
        plain::write(&self.blocks)
    }

    /// The text of one block as it is read, counted from 0; empty for a block that only shows something.
    pub fn block_text(&self, place: usize) -> Option<String> {
        self.blocks.get(place).map(|block| plain::write(std::slice::from_ref(block)))
    }

    /// The beginning of the paragraphs, in at most `length` characters (grapheme clusters of UAX #29, the `…` counted).
    ///
    /// Ends at a whole word unless the first word alone is too long.
    pub fn excerpt(&self, length: usize) -> String {
        plain::excerpt(&self.blocks, length)
    }

    /// How many words [`Body::plain_text`] has (word boundaries of UAX #29; a Vietnamese syllable is one).
    pub fn word_count(&self) -> usize {
        plain::word_count(&self.blocks)
    }

    /// How long an adult reads, in seconds, at [`WORDS_PER_MINUTE`](super::WORDS_PER_MINUTE).
    pub fn reading_time_seconds(&self) -> u32 {
        plain::reading_time_seconds(&self.blocks)
    }

    /// Every picture, those of galleries included, in reading order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Image(picture) => std::slice::from_ref(picture),
            Block::Gallery { pictures } => pictures,
            _ => &[],
        })
    }

    /// The articles that cards lead to, in reading order.
    pub fn linked_articles(&self) -> impl Iterator<Item = ArticleId> {
        self.blocks.iter().filter_map(|block| match block {
            Block::ArticleCard { article } => Some(*article),
            _ => None,
        })
    }
}
