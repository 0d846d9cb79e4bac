//! Assignments as they come.

use async_graphql::{ID, InputObject, MaybeUndefined};
use masthead_domain::assignments::{AssignmentCreate, AssignmentTarget, AssignmentUpdate, brief, task};
use masthead_domain::problems::{Problem, Problems};
use masthead_domain::time::Period;
use masthead_newsroom::assignments::AssignmentFilter;
use masthead_newsroom::{Caller, Refusal};

use super::types::AssignmentState;
use crate::inputs::{patch, patch_text, patch_with, replace, target, targets};
use crate::scalars::{DateTime, id};

/// Which assignments are wanted. Conditions add up; one that is left out is no condition.
#[derive(InputObject, Default)]
pub struct AssignmentWhere {
    /// Only those that you are to do.
    #[graphql(default)]
    mine: bool,
    /// Only those for this article.
    article_id: Option<ID>,
    /// Only those that stand so.
    states: Option<Vec<AssignmentState>>,
    /// Only those that are due at this instant or later.
    due_from: Option<DateTime>,
    /// Only those that are due before this instant.
    due_before: Option<DateTime>,
}

impl AssignmentWhere {
    /// The filter of somebody's question.
    pub fn parse(self, caller: &Caller) -> Result<AssignmentFilter, Refusal> {
        let article = self.article_id.map(|text| id(&text)).transpose();
        Ok(AssignmentFilter {
            assignee: if self.mine { Some(caller.signed_in()?.user) } else { None },
            article: article.map_err(|problem| Refusal::invalid("where", problem.at("articleId")))?,
            states: self.states.unwrap_or_default().into_iter().map(Into::into).collect(),
            due: Period { from: self.due_from.map(|at| at.0), before: self.due_before.map(|at| at.0) },
        })
    }
}

/// Something for somebody to do.
#[derive(InputObject)]
pub struct AssignmentCreateInput {
    /// For which article; without one, `brief` says what the story is about.
    article_id: Option<ID>,
    /// What is to be done, in a line of at most 300 characters.
    task: String,
    /// What the story is about, at most 2,000 characters.
    brief: Option<String>,
    /// Who is to do it.
    assignee_id: ID,
    /// Until when.
    due_at: Option<DateTime>,
}

impl AssignmentCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<AssignmentCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = replace(&mut problems, "articleId", self.article_id, |text| id(&text));
        let task = problems.check("task", task(&self.task));
        let brief = replace(&mut problems, "brief", self.brief, |text| brief(&text)).flatten();
        let assignee = problems.check("assigneeId", id(&self.assignee_id));
        let due_at = self.due_at.map(|at| at.0);
        problems.finish(task.zip(assignee).map(|(task, assignee)| AssignmentCreate { article, task, brief, assignee, due_at }))
    }
}

/// Changes to an assignment; what is left out stays, null clears.
#[derive(InputObject)]
pub struct AssignmentUpdateInput {
    /// Which assignment.
    id: ID,
    /// The `version` of the assignment you loaded.
    expected_version: i64,
    /// The article that it is for.
    article_id: MaybeUndefined<ID>,
    /// What is to be done, in a line of at most 300 characters.
    task: Option<String>,
    /// What the story is about, at most 2,000 characters.
    brief: MaybeUndefined<String>,
    /// Who is to do it.
    assignee_id: Option<ID>,
    /// Until when.
    due_at: MaybeUndefined<DateTime>,
}

impl AssignmentUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<AssignmentUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let target = target(&mut problems, &self.id, self.expected_version);
        let article = patch_with(&mut problems, "articleId", self.article_id, |text| id(&text));
        let task = replace(&mut problems, "task", self.task, |text| task(&text));
        let brief = patch_text(&mut problems, "brief", self.brief, brief);
        let assignee = replace(&mut problems, "assigneeId", self.assignee_id, |text| id(&text));
        let due_at = patch(self.due_at.map_value(|at| at.0));
        problems.finish(target.map(|target| AssignmentUpdate { target, article, task, brief, assignee, due_at }))
    }
}

targets! {
    AssignmentTarget,
    {
        /// Which assignment.
        id: ID,
        /// The `version` of the assignment you loaded.
        expected_version: i64,
    },
    /// Which assignment was done.
    AssignmentDoneInput,
    /// Which assignment is to be done after all.
    AssignmentReopenInput,
    /// Which assignment is not to be done any more.
    AssignmentCancelInput,
}
