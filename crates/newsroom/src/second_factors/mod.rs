//! Second factors: codes of an authenticator (TOTP, RFC 6238) besides the password, and recovery codes for when it is lost.

mod disable;
mod prove;
mod read;
mod recovery_codes;
mod set_up;
mod sign_in;
mod totp;

pub(crate) use sign_in::challenge;

pub use disable::{disable, reset};
pub use read::of_users;
pub use recovery_codes::{RecoveryCodes, renew_recovery_codes};
pub use set_up::{Setup, confirm, start};
pub use sign_in::{Challenge, SecondFactorSignIn, sign_in};
pub use totp::code_at;
