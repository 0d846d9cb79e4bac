//! The audit trail as it is stored: one row for every change, with what differs.

mod changes;
pub(crate) mod entity;

pub(crate) use changes::detail;
pub use changes::{Since, since};
