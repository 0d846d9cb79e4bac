//! Working copies, their revisions and slugs as they are kept. The public never reads here (law 1).

mod claims;
mod commit;
mod contributor_link_entity;
mod convert;
mod entity;
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

pub use claims::claim_slug;
pub(crate) use commit::purge;
pub use commit::{commit, name_revision};
pub use idempotency::{IdempotencyKey, first_answer, forget, remember};
pub use queries::{DeskFilter, find, find_in_trash, has_external_id, in_section, page, revision, revisions};
pub(crate) use scope::ids_in_scope;
pub use surroundings::surroundings;
pub use translations::{has_translation, translations};
