//! Markdown in and out: `CommonMark` with GFM tables and strikethrough.
//!
//! `CommonMark` defines itself by the HTML it stands for, so it is read by way of HTML, with the HTML in it and as safely.
//! What Markdown has no form for is written as the HTML of that block or mark, which any `CommonMark` program passes through.

mod escape;
mod inline;
mod reader;
mod writer;

pub(super) use reader::read;
pub(super) use writer::write;
