//! The desk's calendar.

mod read;

pub use read::between;
