//! Articles: what readers find, what the desk sees, and how one becomes the other.

mod actions;
mod checks;
mod clearance;
mod conflict;
mod create;
mod delete;
mod desk;
mod edit;
mod history;
mod open;
mod publish;
mod read;
mod references;
mod remove;
mod restore_revision;
mod review;

pub use actions::{Obstacle, actions};
pub(crate) use checks::pass;
pub use checks::{blocking_checks, publish_checks};
pub(crate) use clearance::Asked;
pub use create::create;
pub use delete::delete;
pub(crate) use delete::recover;
pub use desk::{approvals, desk_by_ids, find, page as desk_page};
pub use edit::{autosave, update};
pub(crate) use history::named_revision;
pub use history::{ComparedRevisions, compare, live_at, revision, revisions};
pub use masthead_persistence::articles::DeskFilter;
pub use masthead_persistence::publications::{Clock, Count, PublicationFilter, PublicationOrder};
pub(crate) use open::{Opened, open, open_as_it_is};
pub use publish::{correct, publish};
pub use read::{Found, by_external_id, by_ids, by_path, by_slug, canonical_path, count, details, pages};
pub(crate) use references::{authorise_places, with_what_is_left};
pub use remove::{kill, restore, spike, unpublish};
pub use restore_revision::{name_revision, restore_revision};
pub use review::{approve, embargo, request_changes, submit};
