//! Changes to users as they come.

use async_graphql::{ID, InputObject};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::users::{Email, Password, SectionRole, UserCreate, UserUpdate, name};

use super::types::Role;
use crate::inputs::replace;
use crate::scalars::id;

/// The most roles in sections that one user has.
const MAX_SECTION_ROLES: usize = 100;

/// A role in a section and everything below it.
#[derive(InputObject)]
pub struct SectionRoleInput {
    /// The section, by id.
    section_id: ID,
    /// The role there: `CHIEF_EDITOR`, `EDITOR`, `REPORTER`, `LEGAL` or `VIEWER`.
    role: Role,
}

impl SectionRoleInput {
    fn parse(self) -> Result<SectionRole, Problem> {
        let section = id(&self.section_id).map_err(|problem| problem.at("sectionId"))?;
        SectionRole::parse(section, self.role.into()).map_err(|problem| problem.at("role"))
    }
}

/// A new user.
#[derive(InputObject)]
pub struct UserCreateInput {
    /// The address they sign in with.
    email: String,
    /// Their name as colleagues see it, at most 120 characters.
    name: String,
    /// What they are in the whole newsroom; MEMBER for somebody who works in sections only.
    role: Role,
    /// What they are in sections besides.
    section_roles: Option<Vec<SectionRoleInput>>,
    /// Their first password: 8 to 128 characters, none of the common ones.
    #[graphql(secret)]
    password: String,
}

impl UserCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<UserCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let email = problems.check("email", Email::parse(&self.email));
        let name = problems.check("name", name(&self.name));
        let password = problems.check("password", Password::parse(&self.password));
        let section_roles = section_roles(&mut problems, self.section_roles.unwrap_or_default());
        let role = self.role.into();
        let known = email.zip(name).zip(password);
        let command = known.map(|((email, name), password)| UserCreate { email, name, role, section_roles, password });
        problems.finish(command)
    }
}

/// Changes to a user; what is left out stays.
#[derive(InputObject)]
pub struct UserUpdateInput {
    /// Which user.
    id: ID,
    /// The `version` of the user you loaded.
    expected_version: i64,
    /// The address they sign in with.
    email: Option<String>,
    /// Their name as colleagues see it, at most 120 characters.
    name: Option<String>,
    /// What they are in the whole newsroom; a change ends their sessions.
    role: Option<Role>,
    /// What they are in sections besides, in place of all they were; a change ends their sessions.
    section_roles: Option<Vec<SectionRoleInput>>,
    /// Whether they are locked out; true ends their sessions at once.
    disabled: Option<bool>,
}

impl UserUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<UserUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let user = problems.check("id", id(&self.id));
        let email = replace(&mut problems, "email", self.email, |text| Email::parse(&text));
        let name = replace(&mut problems, "name", self.name, |text| name(&text));
        let section_roles = self.section_roles.map(|roles| section_roles(&mut problems, roles));
        let (expected_version, role, disabled) = (self.expected_version, self.role.map(Into::into), self.disabled);
        problems.finish(user.map(|id| UserUpdate { id, expected_version, email, name, role, section_roles, disabled }))
    }
}

/// Reads roles in sections, and notes which of them will not do.
pub fn section_roles(problems: &mut Problems, inputs: Vec<SectionRoleInput>) -> Vec<SectionRole> {
    if inputs.len() > MAX_SECTION_ROLES {
        problems.push(Problem::invalid(format!("At most {MAX_SECTION_ROLES} roles in sections are possible.")).at("sectionRoles"));
        return Vec::new();
    }
    let mut roles = Vec::with_capacity(inputs.len());
    for (place, input) in inputs.into_iter().enumerate() {
        match input.parse() {
            Ok(role) => roles.push(role),
            Err(problem) => problems.push(problem.at(place.to_string()).at("sectionRoles")),
        }
    }
    SectionRole::in_order(roles)
}
