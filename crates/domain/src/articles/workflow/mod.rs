//! How an article moves: pure functions from what it is and what is asked to everything that changes (law 2).

mod autosaving;
mod change;
mod editing;
mod publishing;
mod removing;
mod review;
mod scheduling;
mod steps;
#[cfg(test)]
mod tests;

pub use autosaving::{autosave, settle};
pub use change::{Agenda, ArticleChange, Grave, Live, NewRevision, NotPossible, Refusal};
pub use editing::{create, delete, edit, move_section, recover, restore_revision};
pub use publishing::{Clearance, correct, obstacle, publish};
pub use removing::{kill, restore, spike, unpublish};
pub use review::{approve, embargo, request_changes, submit};
pub use scheduling::{due, schedule, unschedule};
pub use steps::{Step, allowed_steps};
