//! Mails that wait, and the links they carry, as they are kept.
//!
//! Neither is content: a mail is taken, put off and thrown away in statements of its own. What is queued with a change joins its
//! transaction, so that there is no change without its mail.

mod commit;
mod convert;
mod entity;
mod link_entity;
mod links;
mod queries;

pub use commit::{NewMail, claim, put_off, queue, queue_alone, remove};
pub use links::{NewLink, add_link, drop_links, link_owner, spend_link};
pub use queries::{due, waiting};
