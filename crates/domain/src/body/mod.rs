//! The article body: ordered typed blocks with inline text as spans, never raw HTML.
//!
//! A [`Body`] is always valid and canonical: [`Body::new`] and the readers are the only ways to make one.
//! HTML, Markdown and plain text are ways in and out; what is stored is the versioned JSON of `stored.rs`.

mod address;
mod blocks;
mod check;
mod document;
mod html;
mod markdown;
mod nesting;
mod plain;
mod problem;
mod spans;
mod stored;
mod tidy;

#[cfg(test)]
mod tests;

pub use blocks::{Block, Embed, List, ListItem, Picture, Quote, Table};
pub use document::Body;
pub use plain::WORDS_PER_MINUTE;
pub use problem::{
    BodyProblem, MAX_ADDRESS_BYTES, MAX_BLOCKS, MAX_LIST_DEPTH, MAX_MARKUP_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_TEXT_BYTES,
};
pub use spans::{Link, Mark, Marks, Span};
pub use stored::{BodyReadError, STORED_VERSION};
