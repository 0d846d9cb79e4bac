//! Users as they are kept.

mod commit;
mod convert;
mod entity;
mod queries;
pub(crate) mod section_role_entity;
pub(crate) mod section_roles;

pub use commit::{insert, set_password, update};
pub use queries::{Credentials, all, by_ids, credentials, credentials_of, find};
