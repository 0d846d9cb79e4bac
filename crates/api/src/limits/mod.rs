//! How much one GraphQL document may ask for, decided before any resolver runs.
//!
//! [`scan`] reads the text before the parser does; [`check`] reads the parsed document before it is validated.

mod bounds;
mod check;
mod exceeded;
mod expansion;
mod lexer;
mod scan;

#[cfg(test)]
mod tests;

pub use bounds::Limits;
pub use check::check;
pub use exceeded::{LimitCode, LimitExceeded};
pub use scan::scan;
