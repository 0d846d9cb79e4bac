//! Changes to the section tree as they come.

use async_graphql::{ID, InputObject, MaybeUndefined};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::sections::{SectionCreate, SectionDelete, SectionUpdate, description, name, required_approvals};
use masthead_domain::slugs::Slug;

use crate::inputs::{patch_text, patch_with, replace};
use crate::scalars::id;

/// A new section.
#[derive(InputObject)]
pub struct SectionCreateInput {
    /// Its name as readers see it, at most 120 characters.
    name: String,
    /// Its own part of the path; made from the name when left out.
    slug: Option<String>,
    /// The section it goes below; a root of the tree when left out.
    parent_id: Option<ID>,
    /// What it is about, at most 500 characters.
    description: Option<String>,
    /// Its place among its siblings; last when left out.
    position: Option<i32>,
    /// The title for search engines, where it differs from the name.
    seo_title: Option<String>,
    /// The description for search engines.
    seo_description: Option<String>,
    /// How many people have to approve an article before it goes live here, 0 to 9; as the section above has it when left out.
    required_approvals: Option<i32>,
}

impl SectionCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<SectionCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let name = problems.check("name", name(&self.name));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let parent = replace(&mut problems, "parentId", self.parent_id, |parent| id(&parent));
        let mut text = |field, value: Option<String>| replace(&mut problems, field, value, |text| description(&text)).flatten();
        let description = text("description", self.description);
        let seo_title = text("seoTitle", self.seo_title);
        let seo_description = text("seoDescription", self.seo_description);
        let required_approvals = replace(&mut problems, "requiredApprovals", self.required_approvals, required_approvals);
        let position = self.position;
        problems.finish(name.map(|name| SectionCreate {
            name,
            slug,
            parent,
            description,
            position,
            seo_title,
            seo_description,
            required_approvals,
        }))
    }
}

/// Changes to a section; what is left out stays, null clears.
#[derive(InputObject)]
pub struct SectionUpdateInput {
    /// Which section.
    id: ID,
    /// The `version` of the section you loaded.
    expected_version: i64,
    /// Its name as readers see it, at most 120 characters.
    name: Option<String>,
    /// Its own part of the path; old paths, also of what is below it, keep answering.
    slug: Option<String>,
    /// The section it goes below; null makes it a root of the tree.
    parent_id: MaybeUndefined<ID>,
    /// What it is about, at most 500 characters.
    description: MaybeUndefined<String>,
    /// Its place among its siblings, lowest first.
    position: Option<i32>,
    /// The title for search engines.
    seo_title: MaybeUndefined<String>,
    /// The description for search engines.
    seo_description: MaybeUndefined<String>,
    /// How many people have to approve an article before it goes live here, 0 to 9; null is as the section above has it.
    required_approvals: MaybeUndefined<i32>,
}

impl SectionUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<SectionUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let section = problems.check("id", id(&self.id));
        let name = replace(&mut problems, "name", self.name, |text| name(&text));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let parent = patch_with(&mut problems, "parentId", self.parent_id, |parent| id(&parent));
        let mut text = |field, value| patch_text(&mut problems, field, value, description);
        let about = text("description", self.description);
        let seo_title = text("seoTitle", self.seo_title);
        let seo_description = text("seoDescription", self.seo_description);
        let required_approvals = patch_with(&mut problems, "requiredApprovals", self.required_approvals, required_approvals);
        let (expected_version, position) = (self.expected_version, self.position);
        problems.finish(section.map(|id| SectionUpdate {
            id,
            expected_version,
            name,
            slug,
            parent,
            description: about,
            position,
            seo_title,
            seo_description,
            required_approvals,
        }))
    }
}

/// Which section to delete, and where its articles go.
#[derive(InputObject)]
pub struct SectionDeleteInput {
    /// Which section.
    id: ID,
    /// The `version` of the section you loaded.
    expected_version: i64,
    /// The section that takes its articles; needed when it has any. Its old path will lead there.
    move_articles_to: Option<ID>,
}

impl SectionDeleteInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<SectionDelete, Vec<Problem>> {
        let mut problems = Problems::new();
        let section = problems.check("id", id(&self.id));
        let move_articles_to = replace(&mut problems, "moveArticlesTo", self.move_articles_to, |heir| id(&heir));
        problems.finish(section.map(|id| SectionDelete { id, expected_version: self.expected_version, move_articles_to }))
    }
}
