//! One change, as caches, subscribers, hooks and search learn of it.

use uuid::Uuid;

use crate::ids::UserId;
use crate::time::Instant;
use crate::words::words;

words! {
    /// What changed. All but the desk's own kinds ([`EventKind::OF_THE_DESK`]) move what the public sees.
    EventKind {
        /// The settings changed.
        SettingsChanged = "settings.changed",
        /// Documents were handed in that programs may ask with.
        DocumentsAdded = "documents.added",
        /// A document was taken back.
        DocumentsRemoved = "documents.removed",
        /// A section was added.
        SectionCreated = "section.created",
        /// A section was changed, renamed or moved.
        SectionChanged = "section.changed",
        /// A section went; its articles stand elsewhere.
        SectionDeleted = "section.deleted",
        /// A section is back out of the trash.
        SectionRecovered = "section.recovered",
        /// A section in the trash is gone for good.
        SectionPurged = "section.purged",
        /// A tag was added.
        TagCreated = "tag.created",
        /// A tag was changed.
        TagChanged = "tag.changed",
        /// A tag went.
        TagDeleted = "tag.deleted",
        /// A tag is back out of the trash.
        TagRecovered = "tag.recovered",
        /// A tag in the trash is gone for good.
        TagPurged = "tag.purged",
        /// A contributor was added.
        ContributorCreated = "contributor.created",
        /// A contributor was changed.
        ContributorChanged = "contributor.changed",
        /// A contributor went.
        ContributorDeleted = "contributor.deleted",
        /// A contributor is back out of the trash.
        ContributorRecovered = "contributor.recovered",
        /// A contributor in the trash is gone for good.
        ContributorPurged = "contributor.purged",
        /// A user was added.
        UserCreated = "user.created",
        /// A user was changed, locked out or let in again.
        UserChanged = "user.changed",
        /// A user was invited, or invited again.
        UserInvited = "user.invited",
        /// All sessions of a user, or all but the one that asked, were ended.
        UserSignedOut = "user.signed_out",
        /// One session of a user was ended before its time.
        SessionEnded = "session.ended",
        /// An API token was made.
        ApiTokenCreated = "api_token.created",
        /// An API token, or some of its scopes, was taken back.
        ApiTokenRevoked = "api_token.revoked",
        /// A preview of working copies was made.
        PreviewCreated = "preview.created",
        /// A preview was ended before its time.
        PreviewRevoked = "preview.revoked",
        /// A working copy was made.
        ArticleCreated = "article.created",
        /// A working copy was edited; nothing public changed.
        ArticleEdited = "article.edited",
        /// A revision was given a name, or lost it.
        ArticleRevisionNamed = "article.revision_named",
        /// The lock on an article was taken from whoever held it.
        ArticleLockTakenOver = "article.lock_taken_over",
        /// A working copy that was never live went into the trash.
        ArticleDeleted = "article.deleted",
        /// A working copy is back out of the trash.
        ArticleRecovered = "article.recovered",
        /// A working copy in the trash is gone for good.
        ArticlePurged = "article.purged",
        /// A working copy was handed in for review.
        ArticleSubmitted = "article.submitted",
        /// Somebody approved a revision.
        ArticleApproved = "article.approved",
        /// A working copy was handed back to be changed.
        ArticleReturned = "article.returned",
        /// A story was given up before it was ever live.
        ArticleSpiked = "article.spiked",
        /// What was spiked or killed is back at the desk; a tombstone may be gone.
        ArticleRestored = "article.restored",
        /// An embargo was set, moved or lifted.
        ArticleEmbargoed = "article.embargoed",
        /// Something is to happen to an article at an instant to come.
        ArticleScheduled = "article.scheduled",
        /// What was to happen was called off.
        ArticleUnscheduled = "article.unscheduled",
        /// What was due could not be carried out; the schedule says why.
        ArticleScheduleFailed = "article.schedule_failed",
        /// An article was published with a public note on what was wrong.
        ArticleCorrected = "article.corrected",
        /// An article was taken away for good; a tombstone says so.
        ArticleKilled = "article.killed",
        /// An article became live, or its live edition was replaced.
        ArticlePublished = "article.published",
        /// An article is no longer live.
        ArticleUnpublished = "article.unpublished",
        /// Somebody wrote a note on an article, or answered one.
        NoteAdded = "note.added",
        /// A note was changed, settled or opened again.
        NoteChanged = "note.changed",
        /// A note was taken back.
        NoteDeleted = "note.deleted",
        /// Somebody was given something to do.
        AssignmentCreated = "assignment.created",
        /// A note went for good, with its article.
        NotePurged = "note.purged",
        /// An assignment went for good, with its article.
        AssignmentPurged = "assignment.purged",
        /// An assignment was changed, done, cancelled or opened again.
        AssignmentChanged = "assignment.changed",
    }
}

impl EventKind {
    /// What it happened to: the word before the dot.
    pub fn subject(self) -> &'static str {
        self.word().split('.').next().unwrap_or_default()
    }

    /// Whether the public may see a difference afterwards, so that what was answered before has to be answered anew. Whoever adds
    /// a kind that only the desk can see names it here; one that is forgotten costs work and never shows old news.
    pub fn is_public(self) -> bool {
        !Self::OF_THE_DESK.contains(&self)
    }

    /// The kinds that leave everything as it is which the public can ask for.
    pub const OF_THE_DESK: &[Self] = &[
        Self::ArticleCreated,
        Self::ArticleEdited,
        Self::ArticleRevisionNamed,
        Self::ArticleLockTakenOver,
        Self::ArticleDeleted,
        Self::ArticleRecovered,
        Self::ArticlePurged,
        Self::SectionPurged,
        Self::TagPurged,
        Self::ContributorPurged,
        Self::NoteAdded,
        Self::NoteChanged,
        Self::NoteDeleted,
        Self::NotePurged,
        Self::AssignmentCreated,
        Self::AssignmentPurged,
        Self::AssignmentChanged,
        Self::PreviewCreated,
        Self::PreviewRevoked,
        Self::ApiTokenCreated,
        Self::ApiTokenRevoked,
    ];
}

/// A change about to be written to the log, which gives it its number.
#[derive(Clone, PartialEq, Debug)]
pub struct NewEvent {
    /// What changed.
    pub kind: EventKind,
    /// The article, section, … it happened to.
    pub subject: Uuid,
    /// Further facts, for followers.
    pub payload: serde_json::Value,
}

impl NewEvent {
    /// An event that needs no further facts.
    pub fn of(kind: EventKind, subject: impl Into<Uuid>) -> Self {
        Self { kind, subject: subject.into(), payload: serde_json::json!({}) }
    }

    /// The same event with further facts.
    pub fn with(mut self, payload: serde_json::Value) -> Self {
        self.payload = payload;
        self
    }
}

/// One row of the event log.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Its number: 1, 2, 3, … without gaps; a follower that has seen `n` never finds a smaller one later.
    pub seq: i64,
    /// Its own id, for followers that deliver it further.
    pub id: Uuid,
    /// What changed.
    pub kind: EventKind,
    /// What it happened to.
    pub subject: Uuid,
    /// Further facts.
    pub payload: serde_json::Value,
    /// Who did it; nobody when the system or the operator did.
    pub actor: Option<UserId>,
    /// When.
    pub at: Instant,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn only_work_at_the_desk_and_in_the_trash_is_hidden_from_the_public() {
        let hidden: Vec<_> = EventKind::ALL.iter().filter(|kind| !kind.is_public()).map(|kind| kind.word()).collect();
        let drafts = [
            "article.created",
            "article.edited",
            "article.revision_named",
            "article.lock_taken_over",
            "article.deleted",
            "article.recovered",
            "article.purged",
        ];
        let beside = ["note.added", "note.changed", "note.deleted", "note.purged"];
        let work = ["assignment.created", "assignment.changed", "assignment.purged"];
        let doors = ["preview.created", "preview.revoked", "api_token.created", "api_token.revoked"];
        let gone = ["section.purged", "tag.purged", "contributor.purged"];
        let known = [&drafts[..], &beside, &work, &doors, &gone].concat();
        assert_eq!(hidden.iter().collect::<BTreeSet<_>>(), known.iter().collect());
    }
}
