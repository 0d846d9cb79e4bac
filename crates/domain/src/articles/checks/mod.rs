//! What is looked at before an article goes before the public: findings, some of which block it. Pure; the newsroom loads the facts.

mod examine;
mod finding;
mod references;
#[cfg(test)]
mod tests;

pub use examine::{Neighbour, Surroundings, blockers, examine};
pub use finding::{Finding, PublishCheck, Severity};
pub use references::{References, Target};
