//! The trash as it is stored.

mod commit;
mod entity;
mod queries;

pub use commit::purge;
pub(crate) use commit::{put, put_article, remove};
pub(crate) use queries::row;
pub use queries::{find, holds, older_than, page};
