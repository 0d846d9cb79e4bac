//! Sessions: what a person sees of the places they are signed in at.

mod commands;
mod session;

pub use commands::SessionsRevokeAll;
pub use session::Session;
