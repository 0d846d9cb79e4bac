//! What people say to prove who they are, as they typed it. Nothing here prints itself.

use std::fmt;

/// Something secret that somebody typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What takes the place of a second factor's presence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SignInProof {
    /// The six digits that an authenticator shows.
    Code(Secret),
    /// One of the recovery codes, which is spent by this.
    RecoveryCode(Secret),
}

/// Turns two-factor sign-in off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SecondFactorDisable {
    /// The password, to be checked.
    pub password: Secret,
    /// The second factor, once more.
    pub proof: SignInProof,
}
