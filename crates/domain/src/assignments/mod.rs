//! Assignments: who is to do what until when, for an article or before there is one.

mod assignment;
mod commands;

pub use assignment::{Assignment, AssignmentState, brief, task};
pub use commands::{AssignmentCreate, AssignmentTarget, AssignmentUpdate};
