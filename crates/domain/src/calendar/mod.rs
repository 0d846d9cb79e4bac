//! The desk's calendar: what is planned and what has happened.

mod entry;

pub use entry::CalendarEntry;
