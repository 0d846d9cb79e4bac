//! The audit trail: who did what to what, what a change differs in, and the chain that shows tampering.

mod chain;
mod difference;
mod entry;

pub use chain::{Flaw, Link, Seal, Verifier, digest};
pub use difference::{Difference, Facts, FieldChange};
pub use entry::AuditEntry;
