//! Why something was not done.

use masthead_domain::articles::{Finding, Lacking, Lock, NotPossible, Refusal as WorkflowRefusal};
use masthead_domain::audit::FieldChange;
use masthead_domain::ids::UserId;
use masthead_domain::policy::{Action, Denied};
use masthead_domain::problems::Problem;
use masthead_domain::time::Instant;
use masthead_persistence::StoreError;

use crate::second_factors::Challenge;

/// Why a use case was not carried out. All but the last two are for the person who asked, and say what to do.
#[derive(Debug)]
pub enum Refusal {
    /// The input is wrong; all that is wrong with it at once.
    Invalid(Vec<Problem>),
    /// Somebody else was faster.
    Stale(Box<Conflict>),
    /// Somebody else is writing on the article.
    Locked(Lock),
    /// The workflow does not allow it from here.
    NotPossible(NotPossible),
    /// Nobody outside may see the article before this instant.
    Embargoed(Instant),
    /// Too few have approved the article.
    NotApproved(Lacking),
    /// Checks that block in this newsroom found this.
    Blocked(Vec<Finding>),
    /// It does not exist, or not for the one who asks.
    NotFound {
        /// What was looked for: `article`, `section`, …
        what: &'static str,
        /// The id or name it was looked for by.
        id: String,
    },
    /// The one who asks may not.
    NotAllowed(Action),
    /// Address and password do not belong together, or the account is locked; never said which.
    SignInFailed,
    /// Too many wrong passwords, or too many requests for mails.
    TooManyAttempts {
        /// When it is worth trying again.
        retry_after_seconds: u64,
    },
    /// The one who asks has not signed in, or their session is over.
    SignInFirst,
    /// The one who asks has a role that needs a second factor, and has yet to set it up.
    SecondFactorFirst,
    /// The password was right; the second factor is still to be shown.
    SecondFactorNeeded(Box<Challenge>),
    /// Something broke inside. The cause is for the log, not for the person.
    Fault(Box<dyn std::error::Error + Send + Sync>),
}

/// Who changed what, since the version that the editor saw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The version to load before trying again.
    pub current_version: i64,
    /// Who made it, where that is known.
    pub changed_by: Option<UserId>,
    /// When.
    pub changed_at: Instant,
    /// The fields that were changed since the version the editor saw, in alphabetical order, where that is known.
    pub changes: Vec<FieldChange>,
}

impl Refusal {
    /// One thing wrong with one field of the input.
    pub fn invalid(field: &str, problem: Problem) -> Self {
        Self::Invalid(vec![problem.at(field)])
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Fault(Box::new(error))
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::SignInFirst => Self::SignInFirst,
            Denied::SecondFactorFirst => Self::SecondFactorFirst,
            Denied::NotAllowed(action) => Self::NotAllowed(action),
        }
    }
}

impl From<WorkflowRefusal> for Refusal {
    fn from(refusal: WorkflowRefusal) -> Self {
        match refusal {
            WorkflowRefusal::NotPossible(not_possible) => Self::NotPossible(not_possible),
            WorkflowRefusal::Unfit(problems) => Self::Invalid(problems),
            WorkflowRefusal::Embargoed(until) => Self::Embargoed(until),
            WorkflowRefusal::NotApproved(lacking) => Self::NotApproved(lacking),
        }
    }
}
