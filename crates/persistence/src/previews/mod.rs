//! Previews as they are kept: by the hash of their token.

mod commit;
mod convert;
mod entity;
mod queries;

pub use commit::{insert, revoke};
pub use queries::{find, guest, in_force};
