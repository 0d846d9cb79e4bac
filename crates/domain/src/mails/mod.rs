//! Mails: which ones there are, when they are tried again, and what they say.

mod letters;
mod mail;
mod retries;

pub use letters::{Letter, Occasion};
pub use mail::{Mail, QueuedMail};
pub use retries::pause_after;
