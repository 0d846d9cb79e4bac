//! One user.

use std::fmt;

use serde_json::{Value, json};

use super::SectionRole;
use crate::audit::Facts;
use crate::ids::UserId;
use crate::problems::{Problem, required_line};
use crate::time::Instant;
use crate::words::words;

words! {
    /// What a user is in the newsroom. What a role may do is decided in [`crate::policy`] and nowhere else.
    Role {
        /// Runs the system: settings, users, everything.
        Admin = "ADMIN",
        /// Answers for what is published: everything an editor may, and bringing back what was killed.
        ChiefEditor = "CHIEF_EDITOR",
        /// Approves and publishes, and keeps the sections, tags and contributors.
        Editor = "EDITOR",
        /// Writes.
        Reporter = "REPORTER",
        /// Clears what is legally sensitive, and kills what must not stay.
        Legal = "LEGAL",
        /// Reads the desk.
        Viewer = "VIEWER",
        /// Belongs to the newsroom; sees and does what roles in sections allow.
        Member = "MEMBER",
    }
}

/// An e-mail address, in lower case so that an account cannot exist twice.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Email(String);

impl Email {
    /// Reads an address: something before one `@`, a dotted name behind it, no blanks, at most 254 characters (RFC 5321).
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let email = crate::text::nfc(text.trim()).to_lowercase();
        let valid = email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && is_host(host));
        if valid && email.len() <= 254 && !email.contains(|c: char| c.is_whitespace() || c.is_control()) {
            Ok(Self(email))
        } else {
            Err(Problem::invalid("Write an e-mail address such as name@example.org."))
        }
    }

    /// An address that was stored.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

/// Someone who signs in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// The address they sign in with.
    pub email: Email,
    /// Their name as colleagues see it.
    pub name: String,
    /// What they are in the whole newsroom.
    pub role: Role,
    /// What they are in sections besides, in order and each once.
    pub section_roles: Vec<SectionRole>,
    /// Since when they can no longer sign in, if so.
    pub disabled_at: Option<Instant>,
    /// Counts the changes, for `expectedVersion`.
    pub version: i64,
    /// When the account was made.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
}

impl Facts for User {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("email", json!(self.email.as_str())),
            ("name", json!(self.name)),
            ("role", json!(self.role)),
            ("sectionRoles", json!(self.section_roles)),
            ("disabled", json!(self.disabled_at.is_some())),
        ]
    }
}

/// A user's name: one line of at most 120 characters.
pub fn name(text: &str) -> Result<String, Problem> {
    required_line(text, 120)
}
