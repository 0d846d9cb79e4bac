//! The newsroom's books: its tables, read as they are stored and checked against each other.

mod balance;
mod feeds;
mod ledger;
mod rows;

pub use balance::balance;
pub use ledger::{Ledger, Trace};
pub use rows::{rows, run};
