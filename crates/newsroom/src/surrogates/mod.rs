//! Telling caches in front what to forget: the log is followed, and whatever a change made old is purged there by its keys.

mod cdn;
mod purger;
mod purges;
mod settings;

pub use purger::Purger;
pub use purges::{PurgeCounts, Purges};
pub use settings::{CdnKind, CdnSettings};
