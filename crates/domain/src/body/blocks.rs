//! The blocks a body is made of. Plain data: what is allowed in them is decided in `check.rs`.

use serde::{Deserialize, Serialize};

use super::spans::Span;
use crate::ids::ArticleId;

/// One block of an article body, in reading order.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text.
        spans: Vec<Span>,
    },
    /// A subheading; level 1 is the headline, which is not part of the body.
    Heading {
        /// 2 to 6, as `h2` to `h6` of HTML.
        level: u8,
        /// The text.
        spans: Vec<Span>,
    },
    /// One picture.
    Image(Picture),
    /// Pictures that belong together, such as a slideshow.
    Gallery {
        /// At least one, in order.
        pictures: Vec<Picture>,
    },
    /// Words of somebody else, or words of the article pulled out of it.
    Quote(Quote),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// Something shown from elsewhere: a video, a post.
    Embed(Embed),
    /// Preformatted text.
    Code {
        /// Programming language, as the info string of `CommonMark` and `language-…` of HTML name it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The text with its own spaces and line ends (`\n`).
        text: String,
    },
    /// A thematic break (`hr` of HTML).
    Divider,
    /// A card that leads to another article of this newsroom.
    ArticleCard {
        /// That article.
        article: ArticleId,
    },
    /// A boxed remark beside the story, such as a fact box or an editor's note.
    Note {
        /// The heading of the box.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// The text; paragraphs are hard line breaks.
        spans: Vec<Span>,
    },
}

/// A picture as a reader sees it: address, description and credits (`ImageObject` of schema.org).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Where it is: `http`, `https` or a path of this site.
    pub url: String,
    /// What it shows, for those who cannot see it; empty if it only decorates (HTML, `alt`).
    #[serde(default)]
    pub alt: String,
    /// The text under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Whose it is (`creditText` of schema.org).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Width in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A quotation.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// The paragraphs of the quoted text.
    pub paragraphs: Vec<Vec<Span>>,
    /// Who said or wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Whether it is a pull quote: words of the article itself, repeated large.
    #[serde(default)]
    pub pull: bool,
}

/// A list, also one inside the item of another.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct List {
    /// Whether the items are numbered.
    #[serde(default)]
    pub ordered: bool,
    /// The items in order.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListItem {
    /// Its text; may be empty if it has children.
    #[serde(default)]
    pub spans: Vec<Span>,
    /// The list below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children: Option<List>,
}

/// A table; every row has as many cells as the widest one.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// The cells of the header row; empty if there is none.
    #[serde(default)]
    pub header: Vec<Vec<Span>>,
    /// The rows, each a list of cells.
    #[serde(default)]
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// Something shown from elsewhere.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Embed {
    /// The address of its page: `http` or `https`. Clients make the player of it; no foreign markup is kept.
    pub url: String,
    /// Who serves it, such as `YouTube` (`provider_name` of oEmbed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The text under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}
