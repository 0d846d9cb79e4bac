//! One second factor.

use crate::ids::UserId;
use crate::time::Instant;

/// That a user signs in with a code besides their password, without anything secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SecondFactor {
    /// Whose.
    pub user: UserId,
    /// Since when.
    pub confirmed_at: Instant,
    /// How many recovery codes are left.
    pub recovery_codes_left: u64,
}
