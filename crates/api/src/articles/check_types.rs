//! What is looked at before an article goes before the public, as clients see it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use async_graphql::{Context, Enum, Result, SimpleObject};
use masthead_domain::articles::{Article, Finding, PublishCheck as DomainCheck, Severity};

use crate::context;
use crate::errors::fault;

/// Something that is looked at before an article goes live.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "DomainCheck")]
pub enum PublishCheck {
    /// It belongs to no section. This always blocks.
    MissingSection,
    /// Nobody outside may see it yet. This always blocks.
    UnderEmbargo,
    /// It leads to an article that nobody outside may see yet.
    EmbargoedLink,
    /// It leads to an article of this newspaper that does not exist or is not live.
    DeadLink,
    /// Another article with this headline went live in the last 30 days.
    DuplicateHeadline,
    /// It has no summary.
    MissingStandfirst,
    /// It has no text.
    MissingBody,
    /// It names no contributor and has no byline.
    MissingByline,
    /// A picture has no text for those who cannot see it.
    PictureWithoutAlt,
    /// A picture does not say whose it is.
    PictureWithoutCredit,
}

/// How much a finding weighs.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "Severity")]
pub enum FindingSeverity {
    /// The article cannot go live with it.
    Blocker,
    /// Somebody should look at it; the article can go live all the same.
    Warning,
}

/// Something that was found wrong with an article before it goes live.
#[derive(SimpleObject)]
pub struct PublishFinding {
    /// Which check found it.
    code: PublishCheck,
    /// Whether it keeps the article from going live in this newsroom.
    severity: FindingSeverity,
    /// What to do, for people.
    message: String,
    /// The way to the field it is about, as `articleUpdate` names fields: `["body", "blocks", "3", "image", "alt"]`.
    path: Vec<String>,
}

impl From<Finding> for PublishFinding {
    fn from(found: Finding) -> Self {
        Self { code: found.check.into(), severity: found.severity.into(), message: found.message, path: found.path }
    }
}

/// A working copy that is looked at, known by its id and version.
#[derive(Clone)]
pub struct Candidate(pub Arc<Article>);

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        (self.0.id, self.0.version) == (other.0.id, other.0.version)
    }
}

impl Eq for Candidate {}

impl Hash for Candidate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.id, self.0.version).hash(state);
    }
}

/// What there is to say about a working copy, looked at together with all others that the request asks about.
pub async fn findings(ctx: &Context<'_>, article: &Arc<Article>) -> Result<Vec<Finding>> {
    let found = context::of(ctx)?.loaded().findings.one(Candidate(Arc::clone(article))).await.map_err(fault)?;
    Ok(found.unwrap_or_default())
}
