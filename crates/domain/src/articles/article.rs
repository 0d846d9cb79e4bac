//! An article as the desk sees it: the working copy, where it stands, and its past.

use super::{ArticleContent, Edition};
use crate::ids::{ArticleId, UserId};
use crate::time::Instant;
use crate::words::words;

words! {
    /// Where an article stands between its first line and the public.
    ArticleStatus {
        /// Being written; never live so far.
        Draft = "DRAFT",
        /// Handed in, to be read by others.
        InReview = "IN_REVIEW",
        /// Approved as it is.
        Approved = "APPROVED",
        /// Goes live at an instant to come.
        Scheduled = "SCHEDULED",
        /// Live.
        Published = "PUBLISHED",
        /// Was live and is not any more.
        Unpublished = "UNPUBLISHED",
        /// Taken away for good; a tombstone says so.
        Killed = "KILLED",
        /// Given up before it was ever live.
        Spiked = "SPIKED",
    }
}

/// An article as the desk sees it. Changing its content never changes what is live.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// Its id, the same for the working copy and the publication.
    pub id: ArticleId,
    /// Counts its changes, for `expectedVersion`.
    pub version: i64,
    /// Where it stands.
    pub status: ArticleStatus,
    /// The working copy's content.
    pub content: ArticleContent,
    /// The number of its newest revision, which has this content.
    pub revision: i32,
    /// The revision that the public sees, if the article is live.
    pub live_revision: Option<i32>,
    /// The revision that was handed in for review last.
    pub submitted_revision: Option<i32>,
    /// What whoever handed it back wants changed.
    pub review_note: Option<String>,
    /// Nobody outside the newsroom may see it before this instant.
    pub embargoed_until: Option<Instant>,
    /// When the public first saw it.
    pub first_published_at: Option<Instant>,
    /// The instant that orders feeds.
    pub published_at: Option<Instant>,
    /// When it last changed so much that feeds should say so.
    pub significantly_updated_at: Option<Instant>,
    /// What readers are shown instead of `published_at`.
    pub display_at: Option<Instant>,
    /// Whether it was deleted: it waits in the trash, and nobody finds it at the desk.
    pub in_trash: bool,
    /// Who has something to do for it.
    pub assignees: Vec<UserId>,
    /// Who started it.
    pub created_by: UserId,
    /// Who changed it last.
    pub updated_by: UserId,
    /// When it was started.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
}

impl Article {
    /// Whether the working copy holds changes that the public does not see.
    pub fn has_unpublished_changes(&self) -> bool {
        self.live_revision.is_some_and(|live| live != self.revision)
    }

    /// Whether its newest revision waits for somebody to read it.
    pub fn awaits_review(&self) -> bool {
        self.submitted_revision == Some(self.revision) && self.live_revision != Some(self.revision)
    }

    /// The working copy, as it would go live.
    pub fn edition(&self) -> Edition {
        Edition { article: self.id, revision: self.revision, content: self.content.clone() }
    }
}

/// A snapshot of an article's content. It is immutable but for one thing: while its author goes on writing, what a program saves takes the
/// place of what it saved last.
#[derive(Clone, PartialEq, Debug)]
pub struct Revision {
    /// Of which article.
    pub article: ArticleId,
    /// Its number: 1, 2, 3, … within the article.
    pub number: i32,
    /// The content.
    pub content: ArticleContent,
    /// What its author said about it.
    pub note: Option<String>,
    /// What people call it, if somebody gave it a name.
    pub name: Option<String>,
    /// The number of the revision whose content was taken up again in it, if it was made so.
    pub restored_from: Option<i32>,
    /// Whether a program saved it while its author was writing, and the author has not saved it since.
    pub autosaved: bool,
    /// Who made it.
    pub author: UserId,
    /// When.
    pub created_at: Instant,
}

/// A time during which the public saw one revision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LiveSpan {
    /// Which revision.
    pub revision: i32,
    /// From this instant on.
    pub from: Instant,
    /// Before this instant; none while it is live.
    pub until: Option<Instant>,
}
