//! Notes that people at the desk write to each other.

mod open;
mod read;
mod write;

pub use read::of_articles;
pub use write::{add, delete, edit, reopen, resolve};
