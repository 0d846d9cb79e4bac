//! Changes to tags, parsed.

use super::{Tag, TagKind};
use crate::ids::TagId;
use crate::patch::Patch;
use crate::slugs::Slug;

/// Adds a tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagCreate {
    /// Kind.
    pub kind: TagKind,
    /// Name.
    pub name: String,
    /// Slug; made from the name when absent.
    pub slug: Option<Slug>,
    /// What it stands for.
    pub description: Option<String>,
}

/// Changes a tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagUpdate {
    /// Which.
    pub id: TagId,
    /// The version the editor saw.
    pub expected_version: i64,
    /// New kind.
    pub kind: Option<TagKind>,
    /// New name.
    pub name: Option<String>,
    /// New slug.
    pub slug: Option<Slug>,
    /// New description.
    pub description: Patch<String>,
}

impl TagUpdate {
    /// The tag with these changes made.
    pub fn apply(self, tag: &Tag) -> Tag {
        let mut changed = tag.clone();
        changed.kind = self.kind.unwrap_or(changed.kind);
        changed.name = self.name.unwrap_or(changed.name);
        changed.slug = self.slug.unwrap_or(changed.slug);
        self.description.apply(&mut changed.description);
        changed
    }
}

/// Deletes a tag that no article uses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagDelete {
    /// Which.
    pub id: TagId,
    /// The version the editor saw.
    pub expected_version: i64,
}
