//! Schedules: ordering what is to happen to an article, and carrying out what is due.

mod due;
mod order;
mod read;
mod worker;

pub use due::carry_out_due;
pub use order::{schedule, unschedule};
pub use read::{between, next_due, of_articles};
pub use worker::work;
