//! The table of the workflow: what can be done with an article from where it stands, and where that leads.

use crate::articles::ArticleStatus::{self, Approved, Draft, InReview, Killed, Published, Scheduled, Spiked, Unpublished};
use crate::policy::Action;
use crate::words::words;

words! {
    /// Something that can be done with an article, if where it stands allows it.
    Step {
        /// Change the working copy.
        Edit = "EDIT",
        /// Hand it in for review.
        Submit = "SUBMIT",
        /// Stand by it as it is.
        Approve = "APPROVE",
        /// Hand it back to be changed.
        RequestChanges = "REQUEST_CHANGES",
        /// Put the working copy before the public.
        Publish = "PUBLISH",
        /// Publish, or take away, at an instant to come.
        Schedule = "SCHEDULE",
        /// Call off what was scheduled.
        Unschedule = "UNSCHEDULE",
        /// Add a public note on what was wrong, and publish.
        Correct = "CORRECT",
        /// Take it away from the public.
        Unpublish = "UNPUBLISH",
        /// Take it away from the public for good, and leave a tombstone.
        Kill = "KILL",
        /// Give a story up before it was ever live.
        Spike = "SPIKE",
        /// Bring back what was spiked or killed.
        Restore = "RESTORE",
        /// Keep it from the public until an instant, or no longer.
        Embargo = "EMBARGO",
        /// Put it into the trash.
        Delete = "DELETE",
    }
}

impl Step {
    /// The right that the step takes.
    pub const fn action(self) -> Action {
        match self {
            Self::Edit => Action::EditArticle,
            Self::Submit => Action::SubmitArticle,
            Self::Approve => Action::ApproveArticle,
            Self::RequestChanges => Action::RequestChanges,
            Self::Publish | Self::Schedule | Self::Unschedule | Self::Correct => Action::PublishArticle,
            Self::Unpublish => Action::UnpublishArticle,
            Self::Kill => Action::KillArticle,
            Self::Spike => Action::SpikeArticle,
            Self::Restore => Action::RestoreArticle,
            Self::Embargo => Action::EmbargoArticle,
            Self::Delete => Action::DeleteArticle,
        }
    }
}

/// What can be done with an article that stands at `from`.
pub fn allowed_steps(from: ArticleStatus) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| next(from, *step).is_some()).collect()
}

/// Where a step leads, if it can be taken. What is live stays `PUBLISHED` while its next edition is written and reviewed.
/// Deleting leads nowhere, so the status stays. Whether an approval is the last one that was needed, and what an article goes
/// back to when its schedule is called off, depends on more than the status: `review` and `scheduling` say it more exactly.
pub(super) fn next(from: ArticleStatus, step: Step) -> Option<ArticleStatus> {
    match (from, step) {
        (Draft | Unpublished | Published | Scheduled, Step::Edit | Step::Embargo)
        | (Published, Step::Submit | Step::Approve | Step::RequestChanges | Step::Schedule | Step::Unschedule)
        | (Unpublished, Step::Submit | Step::Approve | Step::RequestChanges)
        | (Draft | Spiked, Step::Delete)
        | (InReview | Approved, Step::Embargo)
        | (Scheduled, Step::Schedule) => Some(from),
        (Draft, Step::Submit) | (InReview | Approved, Step::Edit) | (InReview, Step::Approve) => Some(InReview),
        (Approved, Step::Approve) | (Scheduled, Step::Unschedule) => Some(Approved),
        (InReview | Approved, Step::RequestChanges) | (Spiked, Step::Restore) => Some(Draft),
        (Draft | InReview | Approved | Unpublished, Step::Schedule) => Some(Scheduled),
        (Draft | InReview | Approved | Scheduled | Published | Unpublished, Step::Publish) | (Published, Step::Correct) => Some(Published),
        (Published, Step::Unpublish) | (Killed, Step::Restore) => Some(Unpublished),
        (Published | Unpublished, Step::Kill) => Some(Killed),
        (Draft | InReview | Approved, Step::Spike) => Some(Spiked),
        _ => None,
    }
}
