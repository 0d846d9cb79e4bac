//! The newsroom's settings as they are kept.

mod commit;
mod convert;
pub(crate) mod entity;
mod queries;

pub use commit::{create, update};
pub use queries::find;
