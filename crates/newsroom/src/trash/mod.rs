//! The trash: looking into it, taking things out of it, and emptying it.

mod purge;
mod read;
mod recover;

pub use purge::{purge, purgeable};
pub use read::page;
pub use recover::{Recovered, recover};
