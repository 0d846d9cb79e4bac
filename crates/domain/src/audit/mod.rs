//! The audit trail: who did what to what, and what a change differs in.

mod difference;

pub use difference::{Difference, Facts};
