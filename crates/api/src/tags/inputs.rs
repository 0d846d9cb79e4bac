//! Changes to tags as they come.

use async_graphql::{ID, InputObject, MaybeUndefined};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::slugs::Slug;
use masthead_domain::tags::{TagCreate, TagDelete, TagUpdate, description, name};

use super::types::TagKind;
use crate::inputs::{patch_text, replace};
use crate::scalars::id;

/// A new tag.
#[derive(InputObject)]
pub struct TagCreateInput {
    /// What it says about an article.
    kind: TagKind,
    /// Its name as readers see it, at most 120 characters.
    name: String,
    /// Its part of a URL; made from the name when left out.
    slug: Option<String>,
    /// What it stands for, at most 500 characters.
    description: Option<String>,
}

impl TagCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<TagCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let name = problems.check("name", name(&self.name));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let description = replace(&mut problems, "description", self.description, |text| description(&text)).flatten();
        let command = name.map(|name| TagCreate { kind: self.kind.into(), name, slug, description });
        problems.finish(command)
    }
}

/// Changes to a tag; what is left out stays, null clears.
#[derive(InputObject)]
pub struct TagUpdateInput {
    /// Which tag.
    id: ID,
    /// The `version` of the tag you loaded.
    expected_version: i64,
    /// What it says about an article.
    kind: Option<TagKind>,
    /// Its name as readers see it, at most 120 characters.
    name: Option<String>,
    /// Its part of a URL; the old one keeps answering.
    slug: Option<String>,
    /// What it stands for, at most 500 characters.
    description: MaybeUndefined<String>,
}

impl TagUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<TagUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let id = problems.check("id", id(&self.id));
        let name = replace(&mut problems, "name", self.name, |text| name(&text));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let description = patch_text(&mut problems, "description", self.description, description);
        let (expected_version, kind) = (self.expected_version, self.kind.map(Into::into));
        problems.finish(id.map(|id| TagUpdate { id, expected_version, kind, name, slug, description }))
    }
}

/// Which tag to delete.
#[derive(InputObject)]
pub struct TagDeleteInput {
    /// Which tag.
    id: ID,
    /// The `version` of the tag you loaded.
    expected_version: i64,
}

impl TagDeleteInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<TagDelete, Vec<Problem>> {
        let mut problems = Problems::new();
        let id = problems.check("id", id(&self.id));
        problems.finish(id.map(|id| TagDelete { id, expected_version: self.expected_version }))
    }
}
