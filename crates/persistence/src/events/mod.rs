//! The event log and its counter as they are stored, reading the log, and following it.

pub(crate) mod entity;
mod follow;
mod follower_entity;
pub mod followers;
mod generation;
pub(crate) mod head;
mod queries;
mod wake;

pub use follow::Following;
pub(crate) use follow::follow;
pub use generation::Generation;
pub use queries::{after, newest, newest_public_after};
pub(crate) use wake::announce;
