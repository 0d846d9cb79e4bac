//! One document, and what it is named by.

use std::fmt;

use crate::problems::Problem;
use crate::time::Instant;

/// What a program names a document by: whatever its tools made of it, usually a hash.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocumentId(String);

/// How long an id may be.
const LONGEST: usize = 128;

/// What the draft of persisted documents (GraphQL over HTTP, appendix A) writes before a SHA-256.
const HASH_PREFIX: &str = "sha256:";

impl DocumentId {
    /// An id. `sha256:` before a hash makes no difference, nor do capitals in it.
    ///
    /// # Errors
    /// Text that is too long, or not of letters, digits and `-._:`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let id = text.strip_prefix(HASH_PREFIX).unwrap_or(text);
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte);
        if id.is_empty() || id.len() > LONGEST || !id.bytes().all(is_plain) {
            return Err(Problem::invalid(format!(
                "An id of a document has 1 to {LONGEST} letters, digits, hyphens, dots, colons or underscores."
            )));
        }
        let is_hash = id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok(Self(if is_hash { id.to_ascii_lowercase() } else { id.to_owned() }))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A document that is being handed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewTrustedDocument {
    /// What it will be named by.
    pub id: DocumentId,
    /// What the program calls it; none where its tools do not say.
    pub name: Option<String>,
    /// The document.
    pub text: String,
}

/// A document that was handed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrustedDocument {
    /// What it is named by.
    pub id: DocumentId,
    /// What the program calls it.
    pub name: Option<String>,
    /// The document.
    pub text: String,
    /// When it was handed in.
    pub added_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_same_however_it_is_written() {
        let hash = "0F".repeat(32);
        for written in [hash.clone(), hash.to_lowercase(), format!("sha256:{hash}")] {
            assert_eq!(DocumentId::parse(&written).unwrap().as_str(), hash.to_lowercase());
        }
        assert_eq!(DocumentId::parse("FrontPage-1").unwrap().as_str(), "FrontPage-1");
        for wrong in ["", "sha256:", "a b", "ü", &"a".repeat(129)] {
            assert!(DocumentId::parse(wrong).is_err(), "{wrong}");
        }
    }
}
