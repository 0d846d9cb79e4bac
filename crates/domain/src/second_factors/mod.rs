//! Second factors: what somebody has besides a password.

mod commands;
mod second_factor;

pub use commands::{SecondFactorDisable, Secret, SignInProof};
pub use second_factor::SecondFactor;
