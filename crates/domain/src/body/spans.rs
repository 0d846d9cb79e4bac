//! Inline text: spans with marks and links.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A run of text that is marked and linked alike throughout. A hard line break is `\n` in the text.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it is marked.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    pub marks: Marks,
    /// Where it leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

impl Span {
    /// Text without marks or link.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Text with marks.
    pub fn marked(text: impl Into<String>, marks: impl IntoIterator<Item = Mark>) -> Self {
        Self { text: text.into(), marks: marks.into_iter().collect(), link: None }
    }

    /// The same text, leading to `url`.
    #[must_use]
    pub fn linked(mut self, url: impl Into<String>) -> Self {
        self.link = Some(Link { url: url.into(), title: None });
        self
    }

    pub(super) fn same_style(&self, other: &Self) -> bool {
        self.marks == other.marks && self.link == other.link
    }
}

/// A hyperlink.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Where it leads: `http`, `https`, `mailto`, `tel` or a path of this site.
    pub url: String,
    /// Advisory text (HTML, `title`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What a run of text can be marked as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Mark {
    /// Important (`strong`, usually bold).
    Strong,
    /// Stressed (`em`, usually italic).
    Emphasis,
    /// No longer true or removed (`s`).
    Strikethrough,
    /// Underlined (`u`).
    Underline,
    /// Computer text (`code`).
    Code,
    /// Below the line (`sub`).
    Subscript,
    /// Above the line (`sup`).
    Superscript,
}

impl Mark {
    /// Every mark, in the order in which marks are listed.
    pub const ALL: [Self; 7] =
        [Self::Strong, Self::Emphasis, Self::Strikethrough, Self::Underline, Self::Code, Self::Subscript, Self::Superscript];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of marks. In JSON a list of their names, in the order of [`Mark::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Marks(u8);

impl Marks {
    /// No marks.
    pub const NONE: Self = Self(0);

    /// Whether there are none.
    // serde's `skip_serializing_if` wants a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub const fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// Whether `mark` is one of them.
    pub const fn contains(self, mark: Mark) -> bool {
        self.0 & mark.bit() != 0
    }

    /// These and `mark`.
    #[must_use]
    pub const fn with(self, mark: Mark) -> Self {
        Self(self.0 | mark.bit())
    }

    /// These but for `mark`.
    #[must_use]
    pub const fn without(self, mark: Mark) -> Self {
        Self(self.0 & !mark.bit())
    }

    /// These but for those in `other`.
    #[must_use]
    pub const fn except(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Those that are in both sets.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are in either set.
    #[must_use]
    pub const fn joined(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The marks in the order of [`Mark::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.contains(*mark))
    }
}

impl From<Mark> for Marks {
    fn from(mark: Mark) -> Self {
        Self::NONE.with(mark)
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        marks.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Mark>::deserialize(deserializer)?.into_iter().collect())
    }
}
