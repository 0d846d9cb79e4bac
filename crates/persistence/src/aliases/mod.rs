//! Old names under which things still answer (law 8).

mod entity;
mod queries;

pub use queries::{AliasKind, find};
pub(crate) use queries::{beginning_with, forget_subject, hand_over, keep, release};
