//! Articles: what readers find, what the desk sees, and how one becomes the other.

mod conflict;
mod create;
mod delete;
mod desk;
mod edit;
mod publish;
mod read;
mod references;

pub use create::create;
pub use delete::delete;
pub use desk::{find, page as desk_page, revisions};
pub use edit::update;
pub use masthead_persistence::articles::DeskFilter;
pub use masthead_persistence::publications::{Clock, Count, PublicationFilter, PublicationOrder};
pub use publish::{publish, unpublish};
pub use read::{Found, by_external_id, by_ids, by_path, by_slug, canonical_path, count, details, pages};
