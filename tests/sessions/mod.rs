//! Sessions: seeing them, ending them, and what ends them on every node at once.

mod nodes;
pub mod people;
mod resetting;
mod revoking;
mod waiting;
