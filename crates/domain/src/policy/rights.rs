//! Which roles somebody has where: the newsroom's role everywhere, a section's role in that section and all below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::SectionId;
use crate::sections::SectionTree;
use crate::users::{Role, SectionRole};

/// The roles of one person, as of this request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rights {
    newsroom: Role,
    sections: Vec<SectionRole>,
    reach: BTreeMap<SectionId, BTreeSet<Role>>,
}

impl Rights {
    /// The rights of somebody who has the same role everywhere.
    pub fn everywhere(role: Role) -> Self {
        Self { newsroom: role, sections: Vec::new(), reach: BTreeMap::new() }
    }

    /// The rights of somebody who has further roles in sections of `tree`.
    pub fn of(newsroom: Role, sections: Vec<SectionRole>, tree: &SectionTree) -> Self {
        let mut reach: BTreeMap<SectionId, BTreeSet<Role>> = BTreeMap::new();
        for given in &sections {
            for section in tree.subtree(given.section) {
                reach.entry(section.id).or_default().insert(given.role);
            }
        }
        Self { newsroom, sections, reach }
    }

    /// Whether the same roles are given now, whatever sections have moved since.
    pub(super) fn are_given(&self, now: &Self) -> bool {
        self.newsroom == now.newsroom && self.sections == now.sections
    }

    /// The role in the whole newsroom.
    pub(super) fn newsroom(&self) -> Role {
        self.newsroom
    }

    /// The roles in one section, or where no section is said.
    pub(super) fn within(&self, section: Option<SectionId>) -> impl Iterator<Item = Role> {
        let here = section.and_then(|section| self.reach.get(&section));
        std::iter::once(self.newsroom).chain(here.into_iter().flatten().copied())
    }

    /// The roles anywhere.
    pub(super) fn anywhere(&self) -> impl Iterator<Item = Role> {
        std::iter::once(self.newsroom).chain(self.sections.iter().map(|given| given.role))
    }

    /// The sections in which one of the roles satisfies `wanted`, whatever the role in the whole newsroom.
    pub(super) fn sections_where(&self, wanted: impl Fn(Role) -> bool) -> Vec<SectionId> {
        let satisfied = self.reach.iter().filter(|(_, roles)| roles.iter().any(|role| wanted(*role)));
        satisfied.map(|(section, _)| *section).collect()
    }
}
