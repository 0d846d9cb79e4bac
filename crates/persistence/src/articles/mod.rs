//! Working copies, their revisions and slugs as they are kept. The public never reads here (law 1).

mod calendar;
mod claims;
mod commit;
mod contributor_link_entity;
mod convert;
mod entity;
mod filter;
mod idempotency;
mod idempotency_entity;
mod links;
mod queries;
mod revision_entity;
mod scope;
mod section_link_entity;
mod slug_entity;
mod surroundings;
mod tag_link_entity;
mod translations;

pub use calendar::{embargoes_ending, published};
pub use claims::claim_slug;
pub use commit::{commit, name_revision};
pub(crate) use commit::{purge, set_assignees};
pub use filter::DeskFilter;
pub use idempotency::{IdempotencyKey, first_answer, forget, remember};
pub use queries::{by_ids, find, find_in_trash, has_external_id, in_section, page, revision, revisions};
pub(crate) use scope::ids_in_scope;
pub use surroundings::surroundings;
pub use translations::{has_translation, translations};
