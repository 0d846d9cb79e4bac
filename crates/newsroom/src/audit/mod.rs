//! The audit trail: reading it, and finding out whether somebody tampered with it.

mod read;

pub use masthead_persistence::audit::AuditFilter;
pub use read::{page, verify};
