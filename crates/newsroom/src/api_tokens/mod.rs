//! API tokens: made and taken back by those who run the system, shown by programs.

mod authenticate;
mod create;
mod read;
mod revoke;
mod secret;

pub use authenticate::{authenticate, is_one};
pub use create::{NewApiToken, create};
pub use read::all;
pub use revoke::revoke;
