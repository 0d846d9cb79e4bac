//! Changes to users, parsed.

use std::fmt;

use super::{Email, Password, Role, SectionRole, User};
use crate::ids::UserId;

/// Adds a user.
#[derive(Clone, Debug)]
pub struct UserCreate {
    /// Address to sign in with.
    pub email: Email,
    /// Name.
    pub name: String,
    /// Role in the whole newsroom.
    pub role: Role,
    /// Roles in sections.
    pub section_roles: Vec<SectionRole>,
    /// First password.
    pub password: Password,
}

/// Changes a user.
#[derive(Clone, Debug)]
pub struct UserUpdate {
    /// Which.
    pub id: UserId,
    /// The version the admin saw.
    pub expected_version: i64,
    /// New address.
    pub email: Option<Email>,
    /// New name.
    pub name: Option<String>,
    /// New role in the whole newsroom.
    pub role: Option<Role>,
    /// New roles in sections, in place of all there were.
    pub section_roles: Option<Vec<SectionRole>>,
    /// Whether they are locked out.
    pub disabled: Option<bool>,
}

impl UserUpdate {
    /// The user with these changes made at `now`.
    pub fn apply(self, user: &User, now: crate::time::Instant) -> User {
        let mut changed = user.clone();
        changed.email = self.email.unwrap_or(changed.email);
        changed.name = self.name.unwrap_or(changed.name);
        changed.role = self.role.unwrap_or(changed.role);
        changed.section_roles = self.section_roles.unwrap_or(changed.section_roles);
        changed.disabled_at = match self.disabled {
            None => changed.disabled_at,
            Some(false) => None,
            Some(true) => changed.disabled_at.or(Some(now)),
        };
        changed
    }
}

/// A user changes their own password.
#[derive(Clone)]
pub struct PasswordChange {
    /// The password they have, to be checked.
    pub current: String,
    /// The password they want.
    pub new: Password,
}

impl fmt::Debug for PasswordChange {
    /// Leaves the password out, so that no log can hold one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordChange(…)")
    }
}

/// Somebody who forgot their password chooses another.
#[derive(Clone)]
pub struct PasswordReset {
    /// What the mailed link carries.
    pub token: String,
    /// The password they want.
    pub new: Password,
}

impl fmt::Debug for PasswordReset {
    /// Leaves token and password out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordReset(…)")
    }
}
