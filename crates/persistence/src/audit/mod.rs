//! The audit trail as it is stored: one row for every change, with what differs, chained to the one before.

mod chain;
mod changes;
pub(crate) mod entity;
mod queries;

pub use chain::verify;
pub(crate) use chain::{End, Noted, erase_details};
pub(crate) use changes::detail;
pub use changes::{Since, since};
pub use queries::{AuditFilter, page};
