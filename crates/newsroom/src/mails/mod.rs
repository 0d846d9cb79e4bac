//! Mails: written and sent behind the newsroom's back, at least once, from a queue in the database.
//!
//! Use cases queue a mail with the change it belongs to. A [`Postman`] on each node takes what is due, writes it and sends it, by SMTP
//! or into a folder, and tries again until the mail is of no use any more. See `docs/decisions/0013`.

mod mailroom;
mod postman;
mod settings;
mod transport;
mod writing;

pub use mailroom::{MailCounts, Mailroom};
pub use postman::Postman;
pub use settings::MailSettings;
