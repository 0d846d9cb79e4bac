//! Second factors, recovery codes and sign-ins that wait for one, as they are kept.
//!
//! The secret is kept as it is: codes are computed from it (`docs/decisions/0017`). Recovery codes and challenges are known by their hashes only.

mod challenge_entity;
mod challenges;
mod commit;
mod entity;
mod queries;
mod recovery_code_entity;

pub(crate) use challenges::{drop_challenges, tidy_challenges};
pub(crate) use entity::{Column, Entity};
pub(crate) use queries::counts;

pub use challenges::{NewChallenge, Passed, begin_challenge, challenge_owner, pass_challenge};
pub use commit::{Change, Proof, confirm, remove, renew_recovery_codes, spend, start};
pub use queries::{Stored, find, of_users};
