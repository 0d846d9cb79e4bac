//! Top-level errors: sign-in, bad arguments of queries, and what broke inside.

use std::borrow::Borrow;

use async_graphql::{Error, ErrorExtensions};
use masthead_domain::problems::Problem;
use masthead_newsroom::Refusal;

/// A refusal as a top-level error. What broke inside is logged here and never sent.
pub fn fault(refusal: impl Borrow<Refusal>) -> Error {
    match refusal.borrow() {
        Refusal::SignInFirst => coded("UNAUTHENTICATED", "Sign in first: your access token is missing, over or not valid."),
        Refusal::SignInFailed => coded("UNAUTHENTICATED", "Address and password do not belong together."),
        Refusal::TooManyAttempts { retry_after_seconds } => {
            let message = format!("Too many attempts; try again in {retry_after_seconds} seconds.");
            coded("TOO_MANY_ATTEMPTS", &message).extend_with(|_, extensions| extensions.set("retryAfterSeconds", *retry_after_seconds))
        }
        Refusal::SecondFactorFirst => {
            let message = "Your role needs two-factor sign-in: set it up with twoFactorStart and twoFactorConfirm; until then you can do nothing else.";
            coded("TWO_FACTOR_SETUP_REQUIRED", message)
        }
        Refusal::SecondFactorNeeded(_) => coded("UNAUTHENTICATED", "Show your second factor with signInTwoFactor."),
        Refusal::NotAllowed(action) => coded("FORBIDDEN", &format!("Your role does not allow this ({action}).")),
        Refusal::Invalid(problems) => {
            problems.first().map_or_else(|| coded("BAD_USER_INPUT", "The arguments are not valid."), bad_argument)
        }
        Refusal::NotFound { what, id } => coded("NOT_FOUND", &format!("There is no {what} {id}.")),
        Refusal::NotPossible(_)
        | Refusal::Stale(_)
        | Refusal::Locked(_)
        | Refusal::Embargoed(_)
        | Refusal::NotApproved(_)
        | Refusal::Blocked(_) => coded("BAD_USER_INPUT", "This is not possible now."),
        Refusal::Fault(cause) => {
            tracing::error!(cause = %cause, "internal fault");
            coded("INTERNAL", "Something broke inside; the request's id will help the operator find out what.")
        }
    }
}

/// One bad argument of a query.
pub fn invalid(problem: Problem) -> Error {
    bad_argument(&problem)
}

fn bad_argument(problem: &Problem) -> Error {
    let message =
        if problem.path.is_empty() { problem.message.clone() } else { format!("{}: {}", problem.path.join("."), problem.message) };
    let path = problem.path.clone();
    coded("BAD_USER_INPUT", &message).extend_with(|_, extensions| extensions.set("argument", path.clone()))
}

fn coded(code: &'static str, message: &str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}
