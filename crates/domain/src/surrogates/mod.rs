//! Caches between the newsroom and its readers ("surrogates", as HTTP calls them): by which keys they know what an answer was made of,
//! and which of these keys a change makes old. Both are told here and nowhere else, so that they cannot differ.

mod changes;
mod key;
mod keys;

pub use changes::{PAYLOAD_MEMBER, made_old_by};
pub use key::SurrogateKey;
pub use keys::SurrogateKeys;
