//! Two-factor sign-in: setting it up, signing in with it, and needing it.

pub mod authenticator;
mod required;
mod setting_up;
mod signing_in;
