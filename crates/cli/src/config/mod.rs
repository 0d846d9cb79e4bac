//! What an operator may configure, and how file, environment and flags become one [`Config`].
//!
//! The three are layers of the same keys: a later one replaces single values of an earlier one, and every value remembers where
//! it came from, so that whoever mistyped something is sent to the right place.

mod errors;
mod file;
pub mod keys;
mod layers;
mod parts;
mod sources;
mod values;

#[cfg(test)]
mod tests;

pub use errors::ConfigError;
pub use parts::{Config, LogFormat};
pub use sources::{Flag, Sources};
