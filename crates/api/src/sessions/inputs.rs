//! What people sign in with.

use async_graphql::{ID, InputObject};
use masthead_domain::ids::SessionId;
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::sessions::SessionsRevokeAll;
use masthead_domain::users::{Email, Password, PasswordChange, PasswordReset};
use masthead_newsroom::sessions::SignIn;

use crate::scalars::id;

/// What a person signs in with.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address of the account.
    email: String,
    /// Its password.
    #[graphql(secret)]
    password: String,
}

impl From<SignInInput> for SignIn {
    fn from(input: SignInInput) -> Self {
        Self { email: input.email, password: input.password }
    }
}

/// The token that continues a session.
#[derive(InputObject)]
pub struct SessionRefreshInput {
    /// The refresh token of the last `signIn` or `sessionRefresh`; each is good for one use.
    #[graphql(secret)]
    pub refresh_token: String,
}

/// A new password for oneself.
#[derive(InputObject)]
pub struct PasswordChangeInput {
    /// The password you have.
    #[graphql(secret)]
    current_password: String,
    /// The password you want: 8 to 128 characters, none of the common ones.
    #[graphql(secret)]
    new_password: String,
}

impl PasswordChangeInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<PasswordChange, Vec<Problem>> {
        let mut problems = Problems::new();
        let new = problems.check("newPassword", Password::parse(&self.new_password));
        problems.finish(new.map(|new| PasswordChange { current: self.current_password, new }))
    }
}

/// Who forgot their password.
#[derive(InputObject)]
pub struct PasswordResetRequestInput {
    /// The address of the account.
    email: String,
}

impl PasswordResetRequestInput {
    /// The address, or that it cannot be one.
    pub fn parse(self) -> Result<Email, Vec<Problem>> {
        Email::parse(&self.email).map_err(|problem| vec![problem.at("email")])
    }
}

/// What the mailed link carries, and the new password.
#[derive(InputObject)]
pub struct PasswordResetInput {
    /// What stands behind `#token=` in the link.
    #[graphql(secret)]
    token: String,
    /// The password you want: 8 to 128 characters, none of the common ones.
    #[graphql(secret)]
    new_password: String,
}

impl PasswordResetInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<PasswordReset, Vec<Problem>> {
        let mut problems = Problems::new();
        let new = problems.check("newPassword", Password::parse(&self.new_password));
        problems.finish(new.map(|new| PasswordReset { token: self.token, new }))
    }
}

/// The session to end.
#[derive(InputObject)]
pub struct SessionRevokeInput {
    /// Which session: one of your own, or anybody's for the role ADMIN.
    id: ID,
}

impl SessionRevokeInput {
    /// The session, or that this is no id.
    pub fn parse(self) -> Result<SessionId, Vec<Problem>> {
        id(&self.id).map_err(|problem| vec![problem.at("id")])
    }
}

/// Whose sessions to end.
#[derive(InputObject)]
pub struct SessionsRevokeAllInput {
    /// Whose: a user's id, for the role ADMIN; your own when absent.
    user_id: Option<ID>,
    /// Whether the session you ask with stays.
    #[graphql(default = true)]
    except_current: bool,
}

impl SessionsRevokeAllInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<SessionsRevokeAll, Vec<Problem>> {
        let user = self.user_id.map(|user| id(&user)).transpose().map_err(|problem| vec![problem.at("userId")])?;
        Ok(SessionsRevokeAll { user, except_current: self.except_current })
    }
}
