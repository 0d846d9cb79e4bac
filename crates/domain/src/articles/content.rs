//! What an article says: everything an editor can write, and exactly what a revision keeps.

use serde::{Deserialize, Serialize};

use super::Correction;
use crate::body::{Body, Picture};
use crate::contributors::ContributorRole;
use crate::ids::{ArticleId, ContributorId, SectionId, TagId, TranslationGroupId};
use crate::locale::Locale;
use crate::problems::Problem;
use crate::slugs::Slug;

/// Everything an editor can write. Its JSON form is what revisions store; fields may be added to it, never renamed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ArticleContent {
    /// The title (ninjs `headline`).
    pub headline: String,
    /// The overline above the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The summary under the headline (`sapo`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<String>,
    /// The text on cards; readers see the standfirst where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trail_text: Option<String>,
    /// The desk's name for the story (ninjs `slugline`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slugline: Option<String>,
    /// The article's part of its URL.
    pub slug: Slug,
    /// The text.
    pub body: Body,
    /// The section it belongs to; needed for publishing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<SectionId>,
    /// Other sections that show it as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_sections: Vec<SectionId>,
    /// Who did what, in the order of the byline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Credit>,
    /// The byline in words, where it is not simply the authors' names (schema.org `creditText`, ninjs `by`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Its tags, most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagId>,
    /// The picture at its head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main_media: Option<Picture>,
    /// The language it is written in.
    pub locale: Locale,
    /// What it shares with its translations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation_group: Option<TranslationGroupId>,
    /// Where it was written (ninjs `located`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// The agency or paper it came from (ninjs `infosources`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How urgent it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// The title for search engines, where it differs from the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seo_title: Option<String>,
    /// The description for search engines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seo_description: Option<String>,
    /// The address search engines shall take for the original, where that is elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<String>,
    /// Whether search engines shall leave it out.
    #[serde(default)]
    pub noindex: bool,
    /// Articles shown beside it, chosen by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ArticleId>,
    /// Its id in another system, unique.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Whatever else a newsroom keeps about its articles.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub custom_fields: serde_json::Map<String, serde_json::Value>,
    /// Whether it must be cleared legally before the public sees it.
    #[serde(default)]
    pub legally_sensitive: bool,
    /// What readers are told was wrong or has changed, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

impl ArticleContent {
    /// An article that has a headline and a slug and nothing else yet.
    pub fn begun(headline: String, slug: Slug, locale: Locale) -> Self {
        Self {
            headline,
            slug,
            locale,
            kicker: None,
            standfirst: None,
            trail_text: None,
            slugline: None,
            body: Body::default(),
            section: None,
            further_sections: Vec::new(),
            credits: Vec::new(),
            byline: None,
            tags: Vec::new(),
            main_media: None,
            translation_group: None,
            dateline: None,
            source: None,
            urgency: None,
            seo_title: None,
            seo_description: None,
            canonical_url: None,
            noindex: false,
            related: Vec::new(),
            external_id: None,
            custom_fields: serde_json::Map::new(),
            legally_sensitive: false,
            corrections: Vec::new(),
        }
    }

    /// The section and the further sections, each once.
    pub fn all_sections(&self) -> Vec<SectionId> {
        let mut sections: Vec<SectionId> = self.section.into_iter().collect();
        for section in &self.further_sections {
            if !sections.contains(section) {
                sections.push(*section);
            }
        }
        sections
    }

    /// The contributors, each once, in the order of the byline.
    pub fn all_contributors(&self) -> Vec<ContributorId> {
        let mut contributors = Vec::new();
        for credit in &self.credits {
            if !contributors.contains(&credit.contributor) {
                contributors.push(credit.contributor);
            }
        }
        contributors
    }
}

/// One name in a byline, and what that person or agency did.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Credit {
    /// Who.
    pub contributor: ContributorId,
    /// Did what.
    pub role: ContributorRole,
}

/// How urgent a story is, from 1 (most) to 9 (least), as in ninjs and IPTC NewsML-G2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Urgency(u8);

impl Urgency {
    /// Takes 1 to 9.
    pub fn parse(number: i32) -> Result<Self, Problem> {
        u8::try_from(number)
            .ok()
            .filter(|number| (1..=9).contains(number))
            .map(Self)
            .ok_or_else(|| Problem::invalid("Urgency goes from 1 (most urgent) to 9 (least)."))
    }

    /// As a number.
    pub fn number(self) -> i32 {
        i32::from(self.0)
    }
}
