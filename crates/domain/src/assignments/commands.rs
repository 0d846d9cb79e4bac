//! What people ask to be done with assignments, parsed.

use super::Assignment;
use crate::ids::{ArticleId, AssignmentId, UserId};
use crate::patch::Patch;
use crate::target::Target;
use crate::time::Instant;

/// Gives somebody something to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignmentCreate {
    /// For which article.
    pub article: Option<ArticleId>,
    /// What is to be done.
    pub task: String,
    /// What the story is about.
    pub brief: Option<String>,
    /// Who is to do it.
    pub assignee: UserId,
    /// Until when.
    pub due_at: Option<Instant>,
}

/// An assignment, and the version of it that somebody saw.
pub type AssignmentTarget = Target<AssignmentId>;

/// Changes an assignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignmentUpdate {
    /// Which.
    pub target: AssignmentTarget,
    /// The article that there is now.
    pub article: Patch<ArticleId>,
    /// New task.
    pub task: Option<String>,
    /// New brief.
    pub brief: Patch<String>,
    /// Somebody else.
    pub assignee: Option<UserId>,
    /// Another instant.
    pub due_at: Patch<Instant>,
}

impl AssignmentUpdate {
    /// The assignment with these changes made.
    pub fn apply(self, mut assignment: Assignment) -> Assignment {
        self.article.apply(&mut assignment.article);
        assignment.task = self.task.unwrap_or(assignment.task);
        self.brief.apply(&mut assignment.brief);
        assignment.assignee = self.assignee.unwrap_or(assignment.assignee);
        self.due_at.apply(&mut assignment.due_at);
        assignment
    }
}
