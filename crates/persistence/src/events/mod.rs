//! The event log, its counter and the audit trail as they are stored, and reading the log.

pub(crate) mod audit;
mod changes;
pub(crate) mod entity;
pub(crate) mod head;
mod queries;

pub(crate) use changes::detail;
pub use changes::{Since, since};
pub use queries::{after, newest};
