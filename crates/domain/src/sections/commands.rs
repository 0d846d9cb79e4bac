//! Changes to the section tree, parsed.

use super::Section;
use crate::ids::SectionId;
use crate::patch::Patch;
use crate::slugs::Slug;

/// Adds a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SectionCreate {
    /// Name.
    pub name: String,
    /// Slug; made from the name when absent.
    pub slug: Option<Slug>,
    /// The section it goes below.
    pub parent: Option<SectionId>,
    /// What it is about.
    pub description: Option<String>,
    /// Place among its siblings; last when absent.
    pub position: Option<i32>,
    /// Title for search engines.
    pub seo_title: Option<String>,
    /// Description for search engines.
    pub seo_description: Option<String>,
    /// How many approvals it asks for.
    pub required_approvals: Option<u8>,
}

/// Changes, renames or moves a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SectionUpdate {
    /// Which.
    pub id: SectionId,
    /// The version the editor saw.
    pub expected_version: i64,
    /// New name.
    pub name: Option<String>,
    /// New slug.
    pub slug: Option<Slug>,
    /// New parent; cleared means a root section.
    pub parent: Patch<SectionId>,
    /// New description.
    pub description: Patch<String>,
    /// New place among its siblings.
    pub position: Option<i32>,
    /// New title for search engines.
    pub seo_title: Patch<String>,
    /// New description for search engines.
    pub seo_description: Patch<String>,
    /// New number of approvals it asks for; cleared means as the section above.
    pub required_approvals: Patch<u8>,
}

impl SectionUpdate {
    /// The section with these changes made; its path is the tree's business.
    pub fn apply(self, section: &Section) -> Section {
        let mut changed = section.clone();
        changed.name = self.name.unwrap_or(changed.name);
        changed.slug = self.slug.unwrap_or(changed.slug);
        changed.position = self.position.unwrap_or(changed.position);
        self.parent.apply(&mut changed.parent);
        self.description.apply(&mut changed.description);
        self.seo_title.apply(&mut changed.seo_title);
        self.seo_description.apply(&mut changed.seo_description);
        self.required_approvals.apply(&mut changed.required_approvals);
        changed
    }
}

/// Deletes a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SectionDelete {
    /// Which.
    pub id: SectionId,
    /// The version the editor saw.
    pub expected_version: i64,
    /// The section that takes its articles.
    pub move_articles_to: Option<SectionId>,
}
