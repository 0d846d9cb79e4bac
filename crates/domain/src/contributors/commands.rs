//! Changes to contributors, parsed.

use super::{Contributor, ContributorRole};
use crate::ids::{ContributorId, UserId};
use crate::patch::Patch;
use crate::slugs::Slug;

/// Adds a contributor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContributorCreate {
    /// Name.
    pub name: String,
    /// Slug; made from the name when absent.
    pub slug: Option<Slug>,
    /// Who they are.
    pub bio: Option<String>,
    /// What they usually do.
    pub role: ContributorRole,
    /// The user who signs in as them.
    pub user: Option<UserId>,
}

/// Changes a contributor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContributorUpdate {
    /// Which.
    pub id: ContributorId,
    /// The version the editor saw.
    pub expected_version: i64,
    /// New name.
    pub name: Option<String>,
    /// New slug.
    pub slug: Option<Slug>,
    /// New biography.
    pub bio: Patch<String>,
    /// New usual role.
    pub role: Option<ContributorRole>,
    /// New user.
    pub user: Patch<UserId>,
}

impl ContributorUpdate {
    /// The contributor with these changes made.
    pub fn apply(self, contributor: &Contributor) -> Contributor {
        let mut changed = contributor.clone();
        changed.name = self.name.unwrap_or(changed.name);
        changed.slug = self.slug.unwrap_or(changed.slug);
        changed.role = self.role.unwrap_or(changed.role);
        self.bio.apply(&mut changed.bio);
        self.user.apply(&mut changed.user);
        changed
    }
}

/// Deletes a contributor whom no article names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContributorDelete {
    /// Which.
    pub id: ContributorId,
    /// The version the editor saw.
    pub expected_version: i64,
}
