//! Edit locks: who is writing, and who waits.

mod holding;
mod racing;
