//! The event log's rows: one for every change that others must learn of.

mod event;

pub use event::{Event, EventKind, NewEvent};
