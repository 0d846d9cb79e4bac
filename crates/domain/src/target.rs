//! What a change is about: a thing, and the version of it that somebody saw (law 7).

/// A thing, and the version of it that somebody saw: all that many a step needs to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target<Id> {
    /// Which.
    pub id: Id,
    /// The version they saw.
    pub expected_version: i64,
}
