//! One contributor.

use serde_json::{Value, json};

use crate::audit::Facts;
use crate::ids::{ContributorId, UserId};
use crate::problems::{Problem, optional_line, required_line};
use crate::slugs::Slug;
use crate::time::Instant;
use crate::words::words;

words! {
    /// What somebody did for an article.
    ContributorRole {
        /// Wrote it.
        Author = "AUTHOR",
        /// Took the pictures.
        Photographer = "PHOTOGRAPHER",
        /// Translated it.
        Translator = "TRANSLATOR",
        /// Edited it.
        Editor = "EDITOR",
        /// A news agency it came from.
        Agency = "AGENCY",
    }
}

/// A person or agency in a byline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contributor {
    /// Their id.
    pub id: ContributorId,
    /// The user who signs in as this contributor, if any.
    pub user: Option<UserId>,
    /// Their name as readers see it.
    pub name: String,
    /// Their part of a URL, unique among all contributors.
    pub slug: Slug,
    /// Who they are.
    pub bio: Option<String>,
    /// What they usually do.
    pub role: ContributorRole,
    /// Counts the changes, for `expectedVersion`.
    pub version: i64,
    /// When they were added.
    pub created_at: Instant,
    /// When they were last changed.
    pub updated_at: Instant,
}

impl Facts for Contributor {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", json!(self.name)),
            ("slug", json!(self.slug)),
            ("bio", json!(self.bio)),
            ("role", json!(self.role)),
            ("userId", json!(self.user)),
        ]
    }
}

/// A contributor's name: one line of at most 120 characters.
pub fn name(text: &str) -> Result<String, Problem> {
    required_line(text, 120)
}

/// A contributor's biography: one line of at most 2,000 characters.
pub fn bio(text: &str) -> Result<Option<String>, Problem> {
    optional_line(text, 2_000)
}
