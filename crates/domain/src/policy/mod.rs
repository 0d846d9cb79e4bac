//! The one place that decides what an actor may do (law 4). Nothing outside this module compares roles.

mod actor;
mod matrix;
mod permit;
mod rights;
mod scope;

pub use actor::{Actor, SignedIn};
pub use matrix::matrix;
pub use permit::{Action, Denied, Permit, Subject, authorise, carry_out};
pub use rights::Rights;
pub use scope::{DeskScope, desk_scope};
