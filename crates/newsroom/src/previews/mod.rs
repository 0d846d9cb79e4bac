//! Previews: made and ended at the desk, read by guests.

mod authenticate;
mod create;
mod list;
mod read;
mod revoke;

pub use authenticate::{authenticate, is_one};
pub use create::{NewPreview, create};
pub use list::list;
pub use read::{Previewed, article, articles};
pub use revoke::revoke;
