//! Why a command did not do what it was asked to: one line that says what to do, and the exit code.

use std::error::Error;
use std::process::ExitCode;

use masthead_domain::problems::Problem;
use masthead_newsroom::{Refusal, StoreError};

use crate::config::ConfigError;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The command line asks for something that cannot be.
    #[error("{0}")]
    Usage(String),
    /// The configuration is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// It was tried and did not work.
    #[error("{0}")]
    Failed(String),
}

impl CliError {
    /// 2 when the command line or the configuration has to be mended (as `clap` has it), 1 for everything else.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) | Self::Config(_) => ExitCode::from(2),
            Self::Failed(_) => ExitCode::FAILURE,
        }
    }

    /// What is wrong with what flags say. The problems' paths are names of flags.
    pub fn flags(problems: &[Problem]) -> Self {
        Self::Usage(listed(problems, "--"))
    }
}

impl From<Refusal> for CliError {
    fn from(refusal: Refusal) -> Self {
        Self::Failed(match refusal {
            Refusal::Invalid(problems) => listed(&problems, ""),
            Refusal::Stale(_) => "somebody else changed this at the same time; try again".to_owned(),
            Refusal::Locked(lock) => format!("somebody is writing on the article, at least until {}", lock.expires_at),
            Refusal::NotPossible(refused) => format!("{} is not possible while the article is {}", refused.step, refused.from),
            Refusal::Embargoed(until) => format!("the article is under embargo until {until}"),
            Refusal::NotApproved(_) => "too few have approved the article".to_owned(),
            Refusal::Blocked(findings) => findings.iter().map(|found| found.message.as_str()).collect::<Vec<_>>().join(" "),
            Refusal::NotFound { what, id } => format!("there is no {what} {id}"),
            Refusal::NotAllowed(action) => format!("this is not allowed ({action})"),
            Refusal::SignInFirst => "this needs somebody who has signed in".to_owned(),
            Refusal::SecondFactorFirst | Refusal::SecondFactorNeeded(_) => "this needs a second factor".to_owned(),
            Refusal::SignInFailed => "address and password do not belong together".to_owned(),
            Refusal::TooManyAttempts { retry_after_seconds } => {
                format!("too many attempts; try again in {retry_after_seconds} seconds")
            }
            Refusal::Fault(cause) => with_causes(&*cause),
        })
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Failed(format!("the database: {}", with_causes(&error)))
    }
}

/// An error and what caused it in one line. Many errors repeat their cause already.
pub fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All problems in one line, each with the name of what it is about.
pub fn listed(problems: &[Problem], prefix: &str) -> String {
    let lines = problems.iter().map(|problem| match problem.path.join(".") {
        path if path.is_empty() => problem.message.clone(),
        path => format!("{prefix}{path}: {}", problem.message),
    });
    lines.collect::<Vec<_>>().join(" ")
}
