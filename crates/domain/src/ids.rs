//! Typed ids: a section's id cannot be passed where an article's is asked for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        /// A UUID v7 (RFC 9562), so that ids sort by the time they were made.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// Names an article: the same id for the working copy, its revisions and its publication.
    ArticleId,
    /// Names a section.
    SectionId,
    /// Names a tag.
    TagId,
    /// Names a contributor.
    ContributorId,
    /// Names a user.
    UserId,
    /// Names one sign-in of a user; all refresh tokens of a session are one family.
    SessionId,
    /// Names the translations of one story.
    TranslationGroupId,
    /// Names a preview.
    PreviewId,
    /// Names an API token.
    ApiTokenId,
    /// Names something that is to happen to an article.
    ScheduleId,
    /// Names a note on an article, or an answer to one.
    NoteId,
    /// Names something that somebody at the desk is to do.
    AssignmentId,
}
