//! API tokens: making them, what programs do with them, and what ends them.

mod ending;
mod making;
pub mod program;
mod using;
