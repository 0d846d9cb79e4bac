//! One tag.

use serde_json::{Value, json};

use crate::audit::Facts;
use crate::ids::TagId;
use crate::problems::{Problem, optional_line, required_line};
use crate::slugs::Slug;
use crate::time::Instant;
use crate::words::words;

words! {
    /// What a tag says about an article.
    TagKind {
        /// A topic.
        Keyword = "KEYWORD",
        /// A run of articles that belong together.
        Series = "SERIES",
        /// The form: feature, analysis, interview.
        Tone = "TONE",
        /// A person the article is about.
        Person = "PERSON",
        /// A place the article is about.
        Place = "PLACE",
        /// An organisation the article is about.
        Organisation = "ORGANISATION",
    }
}

/// One tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// What it says about an article.
    pub kind: TagKind,
    /// Its name as readers see it.
    pub name: String,
    /// Its part of a URL, unique among all tags.
    pub slug: Slug,
    /// What it stands for.
    pub description: Option<String>,
    /// Counts its changes, for `expectedVersion`.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
}

impl Facts for Tag {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![("kind", json!(self.kind)), ("name", json!(self.name)), ("slug", json!(self.slug)), ("description", json!(self.description))]
    }
}

/// A tag's name: one line of at most 120 characters.
pub fn name(text: &str) -> Result<String, Problem> {
    required_line(text, 120)
}

/// A tag's description: one line of at most 500 characters.
pub fn description(text: &str) -> Result<Option<String>, Problem> {
    optional_line(text, 500)
}
