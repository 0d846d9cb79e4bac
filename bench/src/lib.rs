//! What Masthead is measured on and beside: the data, the plain SQL join, and the runs.

pub mod data;
pub mod join;
pub mod run;

/// What can go wrong ends a run with a sentence.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
