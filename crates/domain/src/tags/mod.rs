//! Tags: keywords, series, tones, people, places and organisations.

mod commands;
mod tag;

pub use commands::{TagCreate, TagDelete, TagUpdate};
pub use tag::{Tag, TagKind, description, name};
