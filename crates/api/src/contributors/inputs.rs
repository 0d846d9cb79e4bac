//! Changes to contributors as they come.

use async_graphql::{ID, InputObject, MaybeUndefined};
use masthead_domain::contributors::{ContributorCreate, ContributorDelete, ContributorUpdate, bio, name};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::slugs::Slug;

use super::types::ContributorRole;
use crate::inputs::{patch_text, patch_with, replace};
use crate::scalars::id;

/// A new contributor.
#[derive(InputObject)]
pub struct ContributorCreateInput {
    /// Their name as readers see it, at most 120 characters.
    name: String,
    /// Their part of a URL; made from the name when left out.
    slug: Option<String>,
    /// Who they are, at most 2,000 characters.
    bio: Option<String>,
    /// What they usually do.
    #[graphql(default_with = "ContributorRole::Author")]
    role: ContributorRole,
    /// The user who signs in as them.
    user_id: Option<ID>,
}

impl ContributorCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<ContributorCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let name = problems.check("name", name(&self.name));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let bio = replace(&mut problems, "bio", self.bio, |text| bio(&text)).flatten();
        let user = replace(&mut problems, "userId", self.user_id, |user| id(&user));
        let role = self.role.into();
        problems.finish(name.map(|name| ContributorCreate { name, slug, bio, role, user }))
    }
}

/// Changes to a contributor; what is left out stays, null clears.
#[derive(InputObject)]
pub struct ContributorUpdateInput {
    /// Which contributor.
    id: ID,
    /// The `version` of the contributor you loaded.
    expected_version: i64,
    /// Their name as readers see it, at most 120 characters.
    name: Option<String>,
    /// Their part of a URL; the old one keeps answering.
    slug: Option<String>,
    /// Who they are, at most 2,000 characters.
    bio: MaybeUndefined<String>,
    /// What they usually do.
    role: Option<ContributorRole>,
    /// The user who signs in as them.
    user_id: MaybeUndefined<ID>,
}

impl ContributorUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<ContributorUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let contributor = problems.check("id", id(&self.id));
        let name = replace(&mut problems, "name", self.name, |text| name(&text));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let bio = patch_text(&mut problems, "bio", self.bio, bio);
        let user = patch_with(&mut problems, "userId", self.user_id, |user| id(&user));
        let (expected_version, role) = (self.expected_version, self.role.map(Into::into));
        problems.finish(contributor.map(|id| ContributorUpdate { id, expected_version, name, slug, bio, role, user }))
    }
}

/// Which contributor to delete.
#[derive(InputObject)]
pub struct ContributorDeleteInput {
    /// Which contributor.
    id: ID,
    /// The `version` of the contributor you loaded.
    expected_version: i64,
}

impl ContributorDeleteInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ContributorDelete, Vec<Problem>> {
        let mut problems = Problems::new();
        let id = problems.check("id", id(&self.id));
        problems.finish(id.map(|id| ContributorDelete { id, expected_version: self.expected_version }))
    }
}
