//! HTML in and out. What `writer.rs` makes, `reader.rs` understands to the last mark.
//!
//! Reading takes one pass over the tokens and builds no document tree: the result is flat, so a stack of the few elements
//! that mean something is enough, and neither depth nor mistakes in the markup can cost more than a bounded step per token.

mod attributes;
mod dissolve;
mod frames;
mod inline;
mod reader;
mod stack;
mod tags;
mod writer;

pub(super) use reader::read;
pub(super) use writer::{attribute, escape, mark_tag, write, write_block};
