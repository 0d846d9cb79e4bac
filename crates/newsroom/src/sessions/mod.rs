//! Signing in and out, and knowing who somebody is by their token.
//!
//! An access token (JWT, RFC 7519) says which session it belongs to and no more: whether that session is in force, and what
//! its user may do, is read from the database each time, so a sign-out, a lock-out or a new role counts at once on every
//! node. A refresh token is opaque, works once, and is known to the database by its hash only.

mod access;
mod authenticate;
mod change_password;
mod gate;
mod keyring;
mod keys;
mod passwords;
mod read;
mod refresh;
mod reset_password;
mod revoke;
mod settings;
mod sign_in;
mod sign_out;
mod throttle;

#[cfg(test)]
mod tests;

pub use authenticate::{authenticate, me};
pub use change_password::change_password;
pub(crate) use change_password::check_own_password;
pub use gate::Gate;
pub use keys::rotate_keys;
pub use passwords::hash_password;
pub(crate) use passwords::nobodys_hash;
pub use read::of_users;
pub use refresh::refresh;
pub use reset_password::{request_password_reset, reset_password};
pub use revoke::{revoke, revoke_all};
pub use settings::GateSettings;
pub use sign_in::{Granted, Origin, SignIn, sign_in};
pub(crate) use sign_in::{Shown, open};
pub use sign_out::{end_all_of, sign_out};
pub(crate) use throttle::{count_failed_token, count_proof, forgive_proofs};
