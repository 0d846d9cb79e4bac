//! Edit locks: taking one, keeping it, giving it back, and taking it over.

mod hold;
mod read;
mod settings;

pub use hold::{lock, renew, take_over, unlock};
pub use read::of_articles;
pub use settings::EditingSettings;
