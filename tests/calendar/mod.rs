//! The desk's calendar.

mod planning;
