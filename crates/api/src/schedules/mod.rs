//! Schedules in the schema: what is to happen to articles at instants to come.

mod inputs;
pub mod loader;
mod mutation;
pub mod types;

pub use mutation::SchedulesMutation;
