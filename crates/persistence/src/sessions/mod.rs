//! Sessions, refresh tokens, signing keys and the sign-in throttle as they are kept.
//!
//! None of it is content: it is written in short transactions of its own, without an event, and never through a replica.
//! Only the functions that take a [`Transaction`](crate::Transaction) join a change of content, so that both happen or neither.

mod account_entity;
mod commit;
mod convert;
mod entity;
mod keys;
mod queries;
mod refresh_token_entity;
mod rotation;
mod signing_key_entity;
mod throttle;
mod throttle_entity;

pub use commit::{NewSession, RefreshToken, end, end_all, end_one, end_others, hold_account, open, record_end_of_all, tidy};
pub(crate) use commit::{begin, hold};
pub use keys::{StoredKey, add_first_key, adopt_key, keys, rotate_key};
pub use queries::{Standing, find, is_familiar, of_users, standing};
pub use rotation::{Rotation, rotate};
pub use throttle::{Counted, Counter, count, forgive};
