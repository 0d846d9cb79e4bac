//! The event log's rows: one for every change that others must learn of, and what a change differs in.

mod difference;
mod event;

pub use difference::{Difference, Facts};
pub use event::{Event, EventKind, NewEvent};
