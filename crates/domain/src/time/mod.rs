//! Instants, time zones and how a newsroom writes time for its readers.

mod instant;
mod names;
mod pattern;
mod period;
mod zone;

pub use instant::{Instant, whole_microseconds};
pub use pattern::TimePattern;
pub use period::Period;
pub use zone::Zone;
