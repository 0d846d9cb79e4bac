//! What keeps an article from the public: an embargo, approvals that are missing, or checks that block; and the lock that keeps others
//! from writing on it.

use async_graphql::{Context, Description, Error, Object};
use masthead_domain::articles::{Finding, Lacking, Lock};
use masthead_domain::time::Instant;

use super::UserErrorCode;
use crate::articles::check_types::PublishFinding;
use crate::scalars::DateTime;
use crate::users::types::{Colleague, colleague};

/// Nobody outside the newsroom may see the article yet. Schedule it for the end of the embargo, or lift the embargo.
#[derive(Description)]
pub struct EmbargoError(pub Instant);

#[Object(use_type_description)]
impl EmbargoError {
    /// Which kind of error this is.
    pub async fn code(&self) -> UserErrorCode {
        UserErrorCode::Embargoed
    }

    /// Until when, for people.
    pub async fn message(&self) -> String {
        embargoed(self.0)
    }

    /// Empty: it is about the article as a whole.
    pub async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// The instant before which nobody outside may see it.
    async fn embargoed_until(&self) -> DateTime {
        DateTime(self.0)
    }
}

/// Too few people have approved this revision. Submit it and have it approved.
#[derive(Description)]
pub struct ApprovalError(pub Lacking);

#[Object(use_type_description)]
impl ApprovalError {
    /// Which kind of error this is.
    pub async fn code(&self) -> UserErrorCode {
        UserErrorCode::ApprovalRequired
    }

    /// What is missing, for people.
    pub async fn message(&self) -> String {
        not_approved(self.0)
    }

    /// Empty: it is about the article as a whole.
    pub async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// How many more people have to approve it.
    async fn editorial_approvals_missing(&self) -> u32 {
        self.0.editorial
    }

    /// Whether somebody still has to clear it legally.
    async fn legal_approval_missing(&self) -> bool {
        self.0.legal
    }
}

/// Checks that block in this newsroom found something. Mend it, or have it mended, and try again.
#[derive(Description)]
pub struct ChecksError(pub Vec<Finding>);

#[Object(use_type_description)]
impl ChecksError {
    /// Which kind of error this is.
    pub async fn code(&self) -> UserErrorCode {
        UserErrorCode::ChecksFailed
    }

    /// Everything that was found, for people.
    pub async fn message(&self) -> String {
        blocked(&self.0)
    }

    /// Empty: each of the checks has its own.
    pub async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// What was found, each with the field it is about.
    async fn checks(&self) -> Vec<PublishFinding> {
        self.0.iter().cloned().map(Into::into).collect()
    }
}

/// What checks found, in words.
pub fn blocked(findings: &[Finding]) -> String {
    let found: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    format!("This cannot go live yet. {}", found.join(" "))
}

/// Somebody else is writing on the article; nothing was saved. Wait until they are done, or have an editor take the lock over.
#[derive(Description)]
pub struct LockedError(pub Lock);

#[Object(use_type_description)]
impl LockedError {
    /// Which kind of error this is.
    pub async fn code(&self) -> UserErrorCode {
        UserErrorCode::Locked
    }

    /// Until when, for people.
    pub async fn message(&self) -> String {
        locked(self.0)
    }

    /// Empty: it is about the article as a whole.
    pub async fn path(&self) -> Vec<String> {
        Vec::new()
    }

    /// Who is writing.
    async fn holder(&self, ctx: &Context<'_>) -> Option<Result<Colleague, Error>> {
        colleague(ctx, self.0.holder).await.transpose()
    }

    /// Since when they hold the lock.
    async fn since(&self) -> DateTime {
        DateTime(self.0.since)
    }

    /// The instant at which the lock ends unless they renew it.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
}

/// A lock in words.
pub fn locked(lock: Lock) -> String {
    format!(
        "Somebody else is writing on this article, at least until {}; try again then, or have an editor take the lock over.",
        lock.expires_at
    )
}

/// An embargo in words.
pub fn embargoed(until: Instant) -> String {
    format!("The article is under embargo until {until}; schedule it for then, or lift the embargo first.")
}

/// Missing approvals in words.
pub fn not_approved(lacking: Lacking) -> String {
    let editorial = match lacking.editorial {
        0 => None,
        1 => Some("one more person has to approve it".to_owned()),
        more => Some(format!("{more} more people have to approve it")),
    };
    let legal = lacking.legal.then(|| "somebody has to clear it legally".to_owned());
    format!("Before the public sees this revision, {}.", [editorial, legal].into_iter().flatten().collect::<Vec<_>>().join(", and "))
}
