//! What a person did that cannot be done, and what to do instead.

use async_graphql::{Description, Enum, Error, ID, Interface, Object};
use masthead_domain::articles::{ArticleStatus as DomainStatus, NotPossible};
use masthead_domain::policy::Action;
use masthead_domain::problems::{Problem, ProblemCode};
use masthead_newsroom::Refusal;

use super::article_errors::{ApprovalError, ChecksError, EmbargoError, LockedError};
use super::conflict_error::ConflictError;
use super::fault;
use super::two_factor::TwoFactorRequiredError;
use crate::articles::workflow_types::{ArticleStatus, ArticleStep};

/// Which kind of user error, for programs to branch on.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum UserErrorCode {
    /// Something needed is absent or empty.
    Required,
    /// The value is not one the field takes.
    Invalid,
    /// The value is longer or larger than the field takes.
    TooLong,
    /// Somebody else has this value already.
    Taken,
    /// The thing referred to does not exist.
    Unknown,
    /// The thing is still referred to and cannot go.
    InUse,
    /// Somebody else changed it since you loaded it.
    Conflict,
    /// Somebody else is writing on the article.
    Locked,
    /// It cannot be done from where the article stands.
    NotPossible,
    /// Nobody outside may see the article yet.
    Embargoed,
    /// Too few have approved the article.
    ApprovalRequired,
    /// Checks that block in this newsroom found something.
    ChecksFailed,
    /// Your role does not allow it.
    Forbidden,
    /// It does not exist, or not for you.
    NotFound,
    /// Address and password do not belong together.
    SignInFailed,
    /// The password was right; the second factor is still to be shown.
    TwoFactorRequired,
    /// Too many wrong passwords, or too many requests for mails.
    TooManyAttempts,
}

/// What every user error says.
#[derive(Interface)]
#[graphql(
    field(name = "code", ty = "UserErrorCode", desc = "Which kind of error this is, stable for programs to branch on."),
    field(name = "message", ty = "String", desc = "A sentence for people that says what is wrong and what to do."),
    field(name = "path", ty = "Vec<String>", desc = "The way from the input to the field it is about; empty when it is about all of it.")
)]
pub enum UserError {
    /// An input field is wrong.
    Validation(ValidationError),
    /// Somebody else was faster.
    Conflict(ConflictError),
    /// Somebody else is writing on the article.
    Locked(LockedError),
    /// The workflow does not allow it.
    Transition(TransitionError),
    /// An embargo stands in the way.
    Embargo(EmbargoError),
    /// Approvals are missing.
    Approval(ApprovalError),
    /// Checks that block found something.
    Checks(ChecksError),
    /// The role does not allow it.
    Permission(PermissionError),
    /// There is no such thing.
    NotFound(NotFoundError),
    /// Signing in failed.
    SignIn(SignInError),
    /// Signing in is half done.
    TwoFactorRequired(TwoFactorRequiredError),
}

/// The user errors of a refusal; a refusal that is none of the user's doing is a top-level error.
pub fn user_errors(refusal: Refusal) -> Result<Vec<UserError>, Error> {
    Ok(match refusal {
        Refusal::Invalid(problems) => problems.into_iter().map(|problem| UserError::Validation(ValidationError(problem))).collect(),
        Refusal::Stale(conflict) => vec![UserError::Conflict(ConflictError(*conflict))],
        Refusal::Locked(lock) => vec![UserError::Locked(LockedError(lock))],
        Refusal::NotPossible(not_possible) => vec![UserError::Transition(TransitionError(not_possible))],
        Refusal::Embargoed(until) => vec![UserError::Embargo(EmbargoError(until))],
        Refusal::NotApproved(lacking) => vec![UserError::Approval(ApprovalError(lacking))],
        Refusal::Blocked(findings) => vec![UserError::Checks(ChecksError(findings))],
        Refusal::NotAllowed(action) => vec![UserError::Permission(PermissionError(action))],
        Refusal::NotFound { what, id } => vec![UserError::NotFound(NotFoundError { what, id })],
        Refusal::SignInFailed => vec![UserError::SignIn(SignInError { retry_after_seconds: None })],
        Refusal::TooManyAttempts { retry_after_seconds } => {
            vec![UserError::SignIn(SignInError { retry_after_seconds: Some(retry_after_seconds) })]
        }
        Refusal::SecondFactorNeeded(challenge) => vec![UserError::TwoFactorRequired(TwoFactorRequiredError(*challenge))],
        Refusal::SignInFirst | Refusal::SecondFactorFirst | Refusal::Fault(_) => return Err(fault(refusal)),
    })
}

/// A field of the input is wrong. All wrong fields are reported at once.
#[derive(Description)]
pub struct ValidationError(Problem);

#[Object(use_type_description)]
impl ValidationError {
    /// Which kind of error this is.
    async fn code(&self) -> UserErrorCode {
        match self.0.code {
            ProblemCode::Required => UserErrorCode::Required,
            ProblemCode::Invalid => UserErrorCode::Invalid,
            ProblemCode::TooLong => UserErrorCode::TooLong,
            ProblemCode::Taken => UserErrorCode::Taken,
            ProblemCode::Unknown => UserErrorCode::Unknown,
            ProblemCode::InUse => UserErrorCode::InUse,
        }
    }

    /// What is wrong with the value and what would do.
    async fn message(&self) -> String {
        self.0.message.clone()
    }

    /// The way from the input to the field.
    async fn path(&self) -> Vec<String> {
        self.0.path.clone()
    }
}

/// It cannot be done from where the article stands.
#[derive(Description)]
pub struct TransitionError(NotPossible);

#[Object(use_type_description)]
impl TransitionError {
    /// Which kind of error this is.
    async fn code(&self) -> UserErrorCode {
        UserErrorCode::NotPossible
    }

    /// What cannot be done, and what can.
    async fn message(&self) -> String {
        let allowed: Vec<String> = self.0.allowed.iter().map(ToString::to_string).collect();
        format!("{} is not possible while the article is {}; possible now: {}.", self.0.step, self.0.from, allowed.join(", "))
    }

    /// Empty: it is about the article as a whole.
    async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// Where the article stands.
    async fn from(&self) -> ArticleStatus {
        let from: DomainStatus = self.0.from;
        from.into()
    }

    /// What can be done with it from there.
    async fn allowed(&self) -> Vec<ArticleStep> {
        self.0.allowed.iter().map(|step| (*step).into()).collect()
    }
}

/// Your role does not allow it.
#[derive(Description)]
pub struct PermissionError(Action);

#[Object(use_type_description)]
impl PermissionError {
    /// Which kind of error this is.
    async fn code(&self) -> UserErrorCode {
        UserErrorCode::Forbidden
    }

    /// What is not allowed.
    async fn message(&self) -> String {
        format!("Your role does not allow this ({}); ask somebody who may.", self.0)
    }

    /// Empty: it is about the request as a whole.
    async fn path(&self) -> Vec<String> {
        Vec::new()
    }
}

/// It does not exist, or not for you.
#[derive(Description)]
pub struct NotFoundError {
    what: &'static str,
    id: String,
}

#[Object(use_type_description)]
impl NotFoundError {
    /// Which kind of error this is.
    async fn code(&self) -> UserErrorCode {
        UserErrorCode::NotFound
    }

    /// What was looked for.
    async fn message(&self) -> String {
        format!("There is no {} {}.", self.what, self.id)
    }

    /// Always `id`.
    async fn path(&self) -> Vec<String> {
        vec!["id".to_owned()]
    }

    /// The id that was looked for.
    async fn id(&self) -> ID {
        self.id.clone().into()
    }
}

/// Signing in failed. It is never said whether the address is known.
#[derive(Description)]
pub struct SignInError {
    retry_after_seconds: Option<u64>,
}

#[Object(use_type_description)]
impl SignInError {
    /// Which kind of error this is.
    async fn code(&self) -> UserErrorCode {
        if self.retry_after_seconds.is_some() { UserErrorCode::TooManyAttempts } else { UserErrorCode::SignInFailed }
    }

    /// What to do.
    async fn message(&self) -> String {
        match self.retry_after_seconds {
            None => "Address and password do not belong together.".to_owned(),
            Some(seconds) => format!("Too many attempts; try again in {seconds} seconds."),
        }
    }

    /// Empty: it is never said which of the two is wrong.
    async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// After how many seconds it is worth trying again, when there were too many attempts.
    async fn retry_after_seconds(&self) -> Option<u64> {
        self.retry_after_seconds
    }
}
