//! One node of the section tree.

use serde_json::{Value, json};

use crate::audit::Facts;
use crate::ids::SectionId;
use crate::problems::{Problem, optional_line, required_line};
use crate::slugs::Slug;
use crate::time::Instant;

/// One node of the section tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// The section it is part of, if any.
    pub parent: Option<SectionId>,
    /// Its name as readers see it.
    pub name: String,
    /// Its own part of the path.
    pub slug: Slug,
    /// The slugs from the root down to it: `xa-hoi/giao-thong`.
    pub path: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its place among its siblings, lowest first.
    pub position: i32,
    /// The title for search engines, where it differs from the name.
    pub seo_title: Option<String>,
    /// The description for search engines.
    pub seo_description: Option<String>,
    /// How many people have to approve an article before it goes live here; as the section above has it when absent.
    pub required_approvals: Option<u8>,
    /// Counts its changes, for `expectedVersion`.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
}

impl Facts for Section {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("name", json!(self.name)),
            ("slug", json!(self.slug)),
            ("parentId", json!(self.parent)),
            ("path", json!(self.path)),
            ("description", json!(self.description)),
            ("position", json!(self.position)),
            ("seoTitle", json!(self.seo_title)),
            ("seoDescription", json!(self.seo_description)),
            ("requiredApprovals", json!(self.required_approvals)),
        ]
    }
}

/// A section's name: one line of at most 120 characters.
pub fn name(text: &str) -> Result<String, Problem> {
    required_line(text, 120)
}

/// A description, for readers or search engines: one line of at most 500 characters.
pub fn description(text: &str) -> Result<Option<String>, Problem> {
    optional_line(text, 500)
}

/// How many approvals a section may ask for: 0 to 9.
pub fn required_approvals(number: i32) -> Result<u8, Problem> {
    u8::try_from(number).ok().filter(|number| *number <= 9).ok_or_else(|| Problem::invalid("A section can ask for 0 to 9 approvals."))
}
