//! Rows for bulk loading: which tables and columns there are, and rows collected for each.

use masthead_domain::time::Instant;
use serde::Serialize;
use uuid::Uuid;

use crate::Outcome;

/// A value of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A number, or an instant in microseconds.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Text, or JSON as text.
    Text(String),
    /// An id.
    Id(Uuid),
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Uuid> for Cell {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl From<Instant> for Cell {
    fn from(at: Instant) -> Self {
        Self::Number(at.as_microsecond())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A value as JSON, the way the program stores it.
pub fn json(value: &impl Serialize) -> Outcome<Cell> {
    Ok(Cell::Text(serde_json::to_string(value)?))
}

macro_rules! tables {
    ($($(#[$doc:meta])* $variant:ident = $name:literal [$($column:literal),* $(,)?],)*) => {
        /// A table that is loaded in bulk.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(missing_docs)] // Named as in ARCHITECTURE.md.
        pub enum Table { $($variant,)* }

        impl Table {
            /// All of them, those first that others refer to.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name in the database.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The columns that are written, in the order of the cells.
            pub const fn columns(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($column),*],)* }
            }
        }
    };
}

tables! {
    Articles = "articles" [
        "id", "version", "status", "slug", "external_id", "section_id", "locale", "headline", "headline_folded", "content", "revision",
        "live_revision", "first_published_at", "published_at", "significantly_updated_at", "display_at", "created_by", "updated_by",
        "created_at", "updated_at", "submitted_revision", "review_note", "embargoed_until", "in_trash", "assignees", "translation_group",
    ],
    Slugs = "article_slugs" ["slug", "article_id"],
    ArticleSections = "article_sections" ["article_id", "section_id"],
    ArticleTags = "article_tags" ["article_id", "tag_id"],
    ArticleContributors = "article_contributors" ["article_id", "contributor_id"],
    ArticleWords = "article_words" ["article_id", "words"],
    Revisions = "revisions" [
        "article_id", "number", "content", "note", "author_id", "created_at", "name", "restored_from", "autosaved",
    ],
    Publications = "publications" [
        "article_id", "revision", "slug", "external_id", "section_id", "further_sections", "locale", "translation_group", "headline",
        "kicker", "standfirst", "trail_text", "byline", "credits", "tags", "main_media", "has_main_media", "dateline", "source", "urgency",
        "noindex", "word_count", "first_published_at", "published_at", "significantly_updated_at", "display_at", "updated_at",
    ],
    Details = "publication_details" [
        "article_id", "body", "seo_title", "seo_description", "canonical_url", "related", "custom_fields", "corrections",
    ],
    PublicationSections = "publication_sections" ["section_id", "article_id", "published_at", "direct"],
    PublicationTags = "publication_tags" ["tag_id", "article_id", "published_at"],
    PublicationContributors = "publication_contributors" ["contributor_id", "article_id", "published_at"],
    Spans = "live_spans" ["article_id", "live_from", "live_until", "revision"],
    Events = "events" ["seq", "id", "kind", "subject_id", "payload", "actor_id", "at"],
    Audit = "audit" [
        "id", "actor_id", "action", "subject_kind", "subject_id", "address", "detail", "at", "seq", "detail_digest", "seal",
    ],
    Counts = "publication_counts" ["kind", "subject_id", "count"],
}

/// Rows of all tables.
pub struct Batch(Vec<Vec<Cell>>);

impl Batch {
    /// No rows.
    pub fn new() -> Self {
        Self(vec![Vec::new(); Table::ALL.len()])
    }

    /// Adds a row.
    pub fn push<const N: usize>(&mut self, table: Table, row: [Cell; N]) {
        debug_assert_eq!(N, table.columns().len(), "the columns of {}", table.name());
        self.0[table as usize].extend(row);
    }

    /// The cells of each table that has rows, row after row.
    pub fn into_tables(self) -> impl Iterator<Item = (Table, Vec<Cell>)> {
        Table::ALL.iter().copied().zip(self.0).filter(|(_, cells)| !cells.is_empty())
    }
}

impl Default for Batch {
    fn default() -> Self {
        Self::new()
    }
}
