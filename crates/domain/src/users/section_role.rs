//! A role that somebody has in a part of the newsroom only.

use serde::Serialize;

use super::Role;
use crate::ids::SectionId;
use crate::problems::Problem;

/// A role in a section and in everything below it, on top of the role in the whole newsroom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SectionRole {
    /// Where.
    #[serde(rename = "sectionId")]
    pub section: SectionId,
    /// As what.
    pub role: Role,
}

impl SectionRole {
    /// Takes a role that can be had in a section: what ADMIN and MEMBER are, they are in the whole newsroom.
    pub fn parse(section: SectionId, role: Role) -> Result<Self, Problem> {
        match role {
            Role::Admin | Role::Member => Err(Problem::invalid(format!("{role} is a role in the whole newsroom, not in a section."))),
            Role::ChiefEditor | Role::Editor | Role::Reporter | Role::Legal | Role::Viewer => Ok(Self { section, role }),
        }
    }

    /// The same roles in order and each once, so that equal sets are equal.
    pub fn in_order(mut roles: Vec<Self>) -> Vec<Self> {
        roles.sort_unstable();
        roles.dedup();
        roles
    }
}
