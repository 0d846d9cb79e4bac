//! What somebody may do with an article now, and why not the rest.

use masthead_domain::articles::{
    Approval, Article, Clearance, Finding, Lock, Refusal as WorkflowRefusal, Step, allowed_steps, blockers, obstacle,
};
use masthead_domain::policy::{Action, Subject, authorise};
use masthead_domain::sections::SectionTree;

use super::clearance::requirements;
use crate::{Caller, Newsroom};

/// What stands in the way of a step.
#[derive(Clone, PartialEq, Debug)]
pub enum Obstacle {
    /// The article does not stand where the step begins.
    Status,
    /// The caller's roles do not allow it.
    Role(Action),
    /// Somebody else is writing on the article.
    Locked(Lock),
    /// The public may not see the article yet.
    Public(WorkflowRefusal),
    /// Checks that block found this.
    Checks(Vec<Finding>),
}

/// Every step, and what stands in the caller's way if anything does. What depends on the order itself, such as an instant that
/// is past, only the step says.
pub fn actions(
    newsroom: &Newsroom,
    caller: &Caller,
    article: &Article,
    (tree, approvals, findings): (&SectionTree, &[Approval], &[Finding]),
    lock: Option<Lock>,
) -> Vec<(Step, Option<Obstacle>)> {
    let possible = allowed_steps(article.status);
    let user = caller.actor.user();
    let lock = lock.filter(|lock| user.is_some_and(|user| lock.keeps_out(user, newsroom.clock.now())));
    let clearance = Clearance { requirements: requirements(tree, &article.content), approvals };
    let in_the_way = |step: &Step| {
        if !possible.contains(step) {
            return Some(Obstacle::Status);
        }
        if !may(caller, article, *step) {
            return Some(Obstacle::Role(step.action()));
        }
        if let Some(lock) = lock.filter(|_| Lock::guards(step.action())) {
            return Some(Obstacle::Locked(lock));
        }
        let found = || Some(blockers(findings.to_vec())).filter(|found| !found.is_empty()).map(Obstacle::Checks);
        let before_the_public = || obstacle(article, clearance, newsroom.clock.now()).map(Obstacle::Public).or_else(found);
        (*step == Step::Publish).then(before_the_public).flatten()
    };
    Step::ALL.iter().map(|step| (*step, in_the_way(step))).collect()
}

/// Whoever clears legally approves in another way, and may do so.
fn may(caller: &Caller, article: &Article, step: Step) -> bool {
    let may = |action| authorise(&caller.actor, action, Subject::Article(article)).is_ok();
    may(step.action()) || (step == Step::Approve && may(Action::ClearLegally))
}
