//! The audit trail in the schema: who did what, for those who may know.

mod inputs;
mod query;
pub mod types;

pub use inputs::AuditWhere;
pub use query::page;
