//! Inviting and accepting as they come.

use async_graphql::{ID, InputObject};
use masthead_domain::ids::UserId;
use masthead_domain::invitations::{InvitationAccept, UserInvite};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::users::{Email, Password, name};

use crate::scalars::id;
use crate::users::inputs::{SectionRoleInput, section_roles};
use crate::users::types::Role;

/// Somebody to invite.
#[derive(InputObject)]
pub struct UserInviteInput {
    /// Where the invitation goes, and what they will sign in with.
    email: String,
    /// Their name as colleagues see it, at most 120 characters.
    name: String,
    /// What they are in the whole newsroom; MEMBER for somebody who works in sections only.
    role: Role,
    /// What they are in sections besides.
    section_roles: Option<Vec<SectionRoleInput>>,
}

impl UserInviteInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<UserInvite, Vec<Problem>> {
        let mut problems = Problems::new();
        let email = problems.check("email", Email::parse(&self.email));
        let name = problems.check("name", name(&self.name));
        let section_roles = section_roles(&mut problems, self.section_roles.unwrap_or_default());
        let role = self.role.into();
        problems.finish(email.zip(name).map(|(email, name)| UserInvite { email, name, role, section_roles }))
    }
}

/// Somebody to send another invitation to.
#[derive(InputObject)]
pub struct InvitationRenewInput {
    /// The user, who has not accepted yet.
    user_id: ID,
}

impl InvitationRenewInput {
    /// The user, or that this is no id.
    pub fn parse(self) -> Result<UserId, Vec<Problem>> {
        id(&self.user_id).map_err(|problem| vec![problem.at("userId")])
    }
}

/// What the mailed link carries, and the password for the new account.
#[derive(InputObject)]
pub struct InvitationAcceptInput {
    /// What stands behind `#token=` in the link.
    #[graphql(secret)]
    token: String,
    /// The password you want: 8 to 128 characters, none of the common ones.
    #[graphql(secret)]
    password: String,
}

impl InvitationAcceptInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<InvitationAccept, Vec<Problem>> {
        let mut problems = Problems::new();
        let password = problems.check("password", Password::parse(&self.password));
        problems.finish(password.map(|password| InvitationAccept { token: self.token, password }))
    }
}
