//! Users: who signs in, with which role and which password.

mod commands;
mod password;
mod section_role;
mod user;

pub use commands::{PasswordChange, PasswordReset, UserCreate, UserUpdate};
pub use password::Password;
pub use section_role::SectionRole;
pub use user::{Email, Role, User, name};
