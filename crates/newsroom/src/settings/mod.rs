//! The newsroom's settings.

mod update;

pub use update::{establish, read, update};
