//! The limits of an article's single fields, and which of them differ between two editions.

use super::ArticleContent;
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
}

const MAX_CUSTOM_FIELDS: usize = 64 * 1024;

impl Field {
    /// How many characters the field takes.
    pub const fn max(self) -> usize {
        match self {
            Self::Kicker | Self::Slugline => 100,
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
pub fn custom_fields(value: serde_json::Value) -> Result<serde_json::Map<String, serde_json::Value>, Problem> {
    match value {
        serde_json::Value::Object(fields) if serde_json::to_string(&fields).is_ok_and(|json| json.len() <= MAX_CUSTOM_FIELDS) => Ok(fields),
        serde_json::Value::Object(_) => Err(Problem::new(ProblemCode::TooLong, "Custom fields take at most 64 KiB of JSON.")),
        _ => Err(Problem::invalid("Custom fields are a JSON object, such as {\"desk\": \"city\"}.")),
    }
}

/// The names of the fields that differ, as the public schema spells them.
pub fn changed_fields(before: &ArticleContent, after: &ArticleContent) -> Vec<&'static str> {
    let checks = [
        ("headline", before.headline != after.headline),
        ("kicker", before.kicker != after.kicker),
        ("standfirst", before.standfirst != after.standfirst),
        ("trailText", before.trail_text != after.trail_text),
        ("slugline", before.slugline != after.slugline),
        ("slug", before.slug != after.slug),
        ("body", before.body != after.body),
        ("sectionId", before.section != after.section),
        ("furtherSectionIds", before.further_sections != after.further_sections),
        ("contributors", before.credits != after.credits),
        ("byline", before.byline != after.byline),
        ("tagIds", before.tags != after.tags),
        ("mainMedia", before.main_media != after.main_media),
        ("locale", before.locale != after.locale),
        ("translationGroupId", before.translation_group != after.translation_group),
        ("dateline", before.dateline != after.dateline),
        ("source", before.source != after.source),
        ("urgency", before.urgency != after.urgency),
        ("seoTitle", before.seo_title != after.seo_title),
        ("seoDescription", before.seo_description != after.seo_description),
        ("canonicalUrl", before.canonical_url != after.canonical_url),
        ("noindex", before.noindex != after.noindex),
        ("relatedIds", before.related != after.related),
        ("externalId", before.external_id != after.external_id),
        ("customFields", before.custom_fields != after.custom_fields),
        ("legallySensitive", before.legally_sensitive != after.legally_sensitive),
        ("corrections", before.corrections != after.corrections),
    ];
    checks.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect()
}
