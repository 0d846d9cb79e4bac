//! One deleted thing.

use uuid::Uuid;

use crate::ids::{SectionId, UserId};
use crate::time::Instant;
use crate::words::words;

words! {
    /// What can be in the trash.
    TrashKind {
        /// A working copy that was never live.
        Article = "ARTICLE",
        /// A section.
        Section = "SECTION",
        /// A tag.
        Tag = "TAG",
        /// A contributor.
        Contributor = "CONTRIBUTOR",
    }
}

/// Something that was deleted and can be recovered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trashed {
    /// Its id, which it keeps.
    pub id: Uuid,
    /// What it is.
    pub kind: TrashKind,
    /// What it is called; an article's headline.
    pub name: String,
    /// Of an article: who started it.
    pub owner: Option<UserId>,
    /// Of an article: the section it stood in.
    pub section: Option<SectionId>,
    /// Who deleted it; nobody when the operator did.
    pub deleted_by: Option<UserId>,
    /// When.
    pub deleted_at: Instant,
}
