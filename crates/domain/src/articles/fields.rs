//! The limits of an article's single fields, and which of them differ between two editions.

use serde_json::{Value, json};

use super::{Article, ArticleContent};
use crate::audit::{Difference, Facts};
use crate::problems::{Problem, ProblemCode, optional_line, required_line};

/// A field of text with a limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// 300 characters.
    Headline,
    /// 100 characters.
    Kicker,
    /// 1,000 characters.
    Standfirst,
    /// 1,000 characters.
    TrailText,
    /// 100 characters.
    Slugline,
    /// 300 characters.
    Byline,
    /// 120 characters.
    Dateline,
    /// 120 characters.
    Source,
    /// 200 characters.
    SeoTitle,
    /// 500 characters.
    SeoDescription,
    /// 200 characters.
    ExternalId,
    /// 500 characters.
    Note,
    /// 100 characters.
    RevisionName,
}

const MAX_CUSTOM_FIELDS: usize = 64 * 1024;

impl Field {
    /// How many characters the field takes.
    pub const fn max(self) -> usize {
        match self {
            Self::Kicker | Self::Slugline | Self::RevisionName => 100,
            Self::Dateline | Self::Source => 120,
            Self::SeoTitle | Self::ExternalId => 200,
            Self::Headline | Self::Byline => 300,
            Self::SeoDescription | Self::Note => 500,
            Self::Standfirst | Self::TrailText => 1_000,
        }
    }

    /// Text for this field, which must have some.
    pub fn required(self, text: &str) -> Result<String, Problem> {
        required_line(text, self.max())
    }

    /// Text for this field, or none.
    pub fn optional(self, text: &str) -> Result<Option<String>, Problem> {
        optional_line(text, self.max())
    }
}

/// Custom fields: a JSON object of at most 64 KiB.
pub fn custom_fields(value: Value) -> Result<serde_json::Map<String, serde_json::Value>, Problem> {
    match value {
        Value::Object(fields) if serde_json::to_string(&fields).is_ok_and(|json| json.len() <= MAX_CUSTOM_FIELDS) => Ok(fields),
        Value::Object(_) => Err(Problem::new(ProblemCode::TooLong, "Custom fields take at most 64 KiB of JSON.")),
        _ => Err(Problem::invalid("Custom fields are a JSON object, such as {\"desk\": \"city\"}.")),
    }
}

/// All but the body, which is too long to be told twice: whoever has to say what it was names the revision that has it.
impl Facts for ArticleContent {
    fn facts(&self) -> Vec<(&'static str, Value)> {
        let contributors = self.credits.iter().map(|credit| json!({ "contributorId": credit.contributor, "role": credit.role }));
        vec![
            ("headline", json!(self.headline)),
            ("kicker", json!(self.kicker)),
            ("standfirst", json!(self.standfirst)),
            ("trailText", json!(self.trail_text)),
            ("slugline", json!(self.slugline)),
            ("slug", json!(self.slug)),
            ("sectionId", json!(self.section)),
            ("furtherSectionIds", json!(self.further_sections)),
            ("contributors", contributors.collect()),
            ("byline", json!(self.byline)),
            ("tagIds", json!(self.tags)),
            ("mainMedia", json!(self.main_media)),
            ("locale", json!(self.locale)),
            ("translationGroupId", json!(self.translation_group)),
            ("dateline", json!(self.dateline)),
            ("source", json!(self.source)),
            ("urgency", json!(self.urgency)),
            ("seoTitle", json!(self.seo_title)),
            ("seoDescription", json!(self.seo_description)),
            ("canonicalUrl", json!(self.canonical_url)),
            ("noindex", json!(self.noindex)),
            ("relatedIds", json!(self.related)),
            ("externalId", json!(self.external_id)),
            ("customFields", json!(self.custom_fields)),
            ("legallySensitive", json!(self.legally_sensitive)),
            ("corrections", json!(self.corrections)),
        ]
    }
}

/// What differs in what an article says before and after a change. The body is told by the revisions that have it.
pub fn content_difference(before: &Article, after: &Article) -> Difference {
    let mut difference = Difference::between(Some(&before.content), Some(&after.content));
    if before.content.body != after.content.body {
        difference.fields.push("body");
        difference.before.insert("body".to_owned(), json!({ "revision": before.revision }));
        difference.after.insert("body".to_owned(), json!({ "revision": after.revision }));
    }
    difference
}
