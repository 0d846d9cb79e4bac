//! The way of an article through the newsroom, as clients see it.

use async_graphql::{Context, Description, Enum, Object, Result, SimpleObject};
use masthead_domain::articles::{
    Approval as DomainApproval, ApprovalKind as DomainApprovalKind, ArticleStatus as DomainStatus, Correction as DomainCorrection,
    CorrectionKind as DomainCorrectionKind, Refusal as WorkflowRefusal, Step,
};
use masthead_newsroom::articles::Obstacle;

use crate::errors::{blocked, embargoed, locked, not_approved};
use crate::scalars::DateTime;
use crate::users::types::{Colleague, colleague};

/// Where an article stands between its first line and the public.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainStatus")]
pub enum ArticleStatus {
    /// Being written; never live so far.
    Draft,
    /// Handed in, to be read by others.
    InReview,
    /// Approved as it is.
    Approved,
    /// Goes live at an instant to come.
    Scheduled,
    /// Live. It stays so while its next edition is written and reviewed.
    Published,
    /// Was live and is not any more.
    Unpublished,
    /// Taken away for good; a tombstone says so.
    Killed,
    /// Given up before it was ever live.
    Spiked,
}

/// Something that can be done with an article.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "Step")]
pub enum ArticleStep {
    /// Change the working copy: `articleUpdate`.
    Edit,
    /// Hand it in for review: `articleSubmit`.
    Submit,
    /// Stand by it as it is: `articleApprove`.
    Approve,
    /// Hand it back to be changed: `articleRequestChanges`.
    RequestChanges,
    /// Put the working copy before the public: `articlePublish`.
    Publish,
    /// Publish it, or take it away, at an instant to come: `articleSchedule`.
    Schedule,
    /// Call off what was scheduled: `articleUnschedule`.
    Unschedule,
    /// Add a public note on what was wrong, and publish: `articleCorrect`.
    Correct,
    /// Take it away from the public: `articleUnpublish`.
    Unpublish,
    /// Take it away from the public for good: `articleKill`.
    Kill,
    /// Give the story up: `articleSpike`.
    Spike,
    /// Bring back what was spiked or killed: `articleRestore`.
    Restore,
    /// Keep it from the public until an instant: `articleEmbargo`.
    Embargo,
    /// Put it into the trash: `articleDelete`.
    Delete,
}

/// A step, and whether you may take it now.
#[derive(SimpleObject)]
pub struct ArticleAction {
    /// The step.
    step: ArticleStep,
    /// Whether the article stands where it can be taken, and your roles allow it.
    allowed: bool,
    /// Why not, for people; null when it is allowed.
    reason: Option<String>,
}

impl ArticleAction {
    /// A step and what stands in its way.
    pub fn of(status: DomainStatus, (step, obstacle): (Step, Option<Obstacle>)) -> Self {
        let reason = obstacle.map(|obstacle| match obstacle {
            Obstacle::Status => format!("{step} is not possible while the article is {status}."),
            Obstacle::Role(action) => format!("Your roles do not allow this here ({action})."),
            Obstacle::Locked(lock) => locked(lock),
            Obstacle::Public(refusal) => before_the_public(refusal),
            Obstacle::Checks(findings) => blocked(&findings),
        });
        Self { step: step.into(), allowed: reason.is_none(), reason }
    }
}

fn before_the_public(refusal: WorkflowRefusal) -> String {
    match refusal {
        WorkflowRefusal::Embargoed(until) => embargoed(until),
        WorkflowRefusal::NotApproved(lacking) => not_approved(lacking),
        WorkflowRefusal::Unfit(problems) => problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join(" "),
        WorkflowRefusal::NotPossible(refused) => format!("{} is not possible while the article is {}.", refused.step, refused.from),
    }
}

/// What an approval vouches for.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[graphql(remote = "DomainApprovalKind")]
pub enum ApprovalKind {
    /// That it is right and well told.
    #[default]
    Editorial,
    /// That the law allows it. Takes the role LEGAL.
    Legal,
}

/// Somebody's word for one revision of an article.
#[derive(Description)]
pub struct Approval(pub DomainApproval);

#[Object(use_type_description)]
impl Approval {
    /// The revision it is for, and for no other.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// What it vouches for.
    async fn kind(&self) -> ApprovalKind {
        self.0.kind.into()
    }

    /// Whose word it is.
    async fn approved_by(&self, ctx: &Context<'_>) -> Option<Result<Colleague>> {
        colleague(ctx, self.0.by).await.transpose()
    }

    /// When it was given.
    async fn approved_at(&self) -> DateTime {
        DateTime(self.0.at)
    }
}

/// What a correction is about.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainCorrectionKind")]
pub enum CorrectionKind {
    /// Something was wrong and is right now.
    Correction,
    /// Something was right but could be misunderstood.
    Clarification,
    /// Something new is known.
    Update,
    /// The story does not stand.
    Retraction,
}

/// A public note on what was wrong with an article or has changed (schema.org `CorrectionComment`).
#[derive(SimpleObject)]
pub struct Correction {
    /// What it is about.
    kind: CorrectionKind,
    /// What readers are told.
    text: String,
    /// When they were told.
    at: DateTime,
}

impl From<&DomainCorrection> for Correction {
    fn from(correction: &DomainCorrection) -> Self {
        Self { kind: correction.kind.into(), text: correction.text.clone(), at: DateTime(correction.at) }
    }
}
