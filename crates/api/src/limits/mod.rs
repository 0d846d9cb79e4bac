//! How much one GraphQL document may ask for, decided before any resolver runs.
//!
//! [`scan`] reads the text before the parser does, as [`check_variables`] does with their JSON; [`check`] reads the parsed document
//! before it is validated, and [`check_cost`] multiplies its lists. [`Budgets`] bounds what one
//! payer may ask for in a minute.

mod bounds;
mod budgets;
mod check;
mod cost;
mod exceeded;
mod expansion;
mod lexer;
mod scan;
mod variables;

#[cfg(test)]
mod tests;

pub use bounds::Limits;
pub use budgets::{BudgetSettings, Budgets, Payer};
pub use check::check;
pub use cost::check_cost;
pub use exceeded::{LimitCode, LimitExceeded};
pub use scan::scan;
pub use variables::check_variables;
