//! Assignments.

mod giving;
