//! The one place that decides what an actor may do (law 4). Nothing outside this module compares roles.

mod actor;
mod guest;
mod machine;
mod matrix;
mod permit;
mod rights;
mod scope;

pub use actor::{Actor, SignedIn};
pub use guest::Guest;
pub use machine::Machine;
pub use matrix::{matrix, token_matrix};
pub use permit::{Action, Denied, Permit, Subject, TokenName, authorise, carry_out};
pub use rights::Rights;
pub use scope::{DeskScope, desk_scope};
