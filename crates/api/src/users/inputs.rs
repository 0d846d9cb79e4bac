//! Changes to users as they come.

use async_graphql::{ID, InputObject};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::users::{Email, Password, UserCreate, UserUpdate, name};

use super::types::Role;
use crate::inputs::replace;
use crate::scalars::id;

/// A new user.
#[derive(InputObject)]
pub struct UserCreateInput {
    /// The address they sign in with.
    email: String,
    /// Their name as colleagues see it, at most 120 characters.
    name: String,
    /// What they are in the newsroom.
    role: Role,
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
        let role = self.role.into();
        let command = email.zip(name).zip(password).map(|((email, name), password)| UserCreate { email, name, role, password });
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
    /// What they are in the newsroom; a change ends their sessions.
    role: Option<Role>,
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
        let (expected_version, role, disabled) = (self.expected_version, self.role.map(Into::into), self.disabled);
        problems.finish(user.map(|id| UserUpdate { id, expected_version, email, name, role, disabled }))
    }
}
