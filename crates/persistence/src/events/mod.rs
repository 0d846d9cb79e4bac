//! The event log, its counter and the audit trail as they are stored, and reading the log.

pub(crate) mod audit;
pub(crate) mod entity;
pub(crate) mod head;
mod queries;

pub use queries::{after, last_actor, newest};
