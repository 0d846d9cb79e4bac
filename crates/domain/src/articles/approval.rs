//! Approvals: who has read a revision and stands by it, and how many that takes.

use crate::ids::{ArticleId, UserId};
use crate::time::Instant;
use crate::words::words;

words! {
    /// What an approval vouches for.
    ApprovalKind {
        /// That it is right and well told.
        Editorial = "EDITORIAL",
        /// That the law allows it.
        Legal = "LEGAL",
    }
}

/// Somebody's word for one revision. It says nothing about any other: a change asks for approval again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Approval {
    /// Of which article.
    pub article: ArticleId,
    /// For which revision.
    pub revision: i32,
    /// What it vouches for.
    pub kind: ApprovalKind,
    /// Whose word.
    pub by: UserId,
    /// When.
    pub at: Instant,
}

/// What a revision needs before the public may see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Requirements {
    /// How many people other than its author have to approve it.
    pub editorial: u32,
    /// Whether somebody has to clear it legally.
    pub legal: bool,
}

/// What a revision still lacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lacking {
    /// How many more people have to approve it.
    pub editorial: u32,
    /// Whether somebody still has to clear it legally.
    pub legal: bool,
}

impl Requirements {
    /// Both of these.
    pub fn and(self, other: Self) -> Self {
        Self { editorial: self.editorial.max(other.editorial), legal: self.legal || other.legal }
    }

    /// What `revision` still lacks; nothing when it has all it needs.
    pub fn lacking(self, approvals: &[Approval], revision: i32) -> Option<Lacking> {
        let given = |kind| approvals.iter().filter(move |approval| approval.revision == revision && approval.kind == kind).count();
        let editorial = self.editorial.saturating_sub(u32::try_from(given(ApprovalKind::Editorial)).unwrap_or(u32::MAX));
        let legal = self.legal && given(ApprovalKind::Legal) == 0;
        (editorial > 0 || legal).then_some(Lacking { editorial, legal })
    }
}
