//! Users: who signs in, with which role and which password.

mod commands;
mod password;
mod user;

pub use commands::{PasswordChange, PasswordReset, UserCreate, UserUpdate};
pub use password::Password;
pub use user::{Email, Role, User, name};
