//! The live row: what the public sees now.

use super::{Article, ArticleContent, Correction, Credit, Urgency};
use crate::body::{Body, Picture};
use crate::ids::{ArticleId, SectionId, TagId, TranslationGroupId};
use crate::locale::Locale;
use crate::slugs::Slug;
use crate::time::Instant;

/// What the public sees of an article, as far as cards and feeds need it.
#[derive(Clone, PartialEq, Debug)]
pub struct Publication {
    /// Of which article.
    pub article: ArticleId,
    /// Which revision is live.
    pub revision: i32,
    /// Its part of the URL.
    pub slug: Slug,
    /// Its id in another system.
    pub external_id: Option<String>,
    /// The section it belongs to.
    pub section: SectionId,
    /// Other sections that show it.
    pub further_sections: Vec<SectionId>,
    /// The language it is written in.
    pub locale: Locale,
    /// The group that editors put it into with its translations, if they did; see [`Publication::translation_group`].
    pub translation_group: Option<TranslationGroupId>,
    /// The title.
    pub headline: String,
    /// The overline.
    pub kicker: Option<String>,
    /// The summary.
    pub standfirst: Option<String>,
    /// The text on cards, where it is not the standfirst.
    pub trail_text: Option<String>,
    /// The byline in words, where it is not simply the authors' names.
    pub byline: Option<String>,
    /// Who did what.
    pub credits: Vec<Credit>,
    /// Its tags, most important first.
    pub tags: Vec<TagId>,
    /// The picture at its head.
    pub main_media: Option<Picture>,
    /// Where it was written.
    pub dateline: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// Whether search engines shall leave it out.
    pub noindex: bool,
    /// How many words its body has.
    pub word_count: i32,
    /// When the public first saw it.
    pub first_published_at: Instant,
    /// The instant that orders feeds.
    pub published_at: Instant,
    /// When it last changed so much that feeds should say so.
    pub significantly_updated_at: Instant,
    /// What readers are shown instead of `published_at`.
    pub display_at: Option<Instant>,
    /// When this edition went live (schema.org `dateModified`).
    pub updated_at: Instant,
}

/// What only an article's own page needs.
#[derive(Clone, PartialEq, Debug)]
pub struct PublicationDetails {
    /// Of which article.
    pub article: ArticleId,
    /// The text.
    pub body: Body,
    /// The title for search engines.
    pub seo_title: Option<String>,
    /// The description for search engines.
    pub seo_description: Option<String>,
    /// The address of the original, where that is elsewhere.
    pub canonical_url: Option<String>,
    /// Articles chosen by hand to stand beside it; some may not be live.
    pub related: Vec<ArticleId>,
    /// Whatever else the newsroom keeps about it.
    pub custom_fields: serde_json::Map<String, serde_json::Value>,
    /// What readers are told was wrong or has changed, oldest first.
    pub corrections: Vec<Correction>,
}

impl PublicationDetails {
    /// What is left to say of an article that went while it was being read: nothing, which is no error (law 5).
    pub fn gone(article: ArticleId) -> Self {
        Self {
            article,
            body: Body::default(),
            seo_title: None,
            seo_description: None,
            canonical_url: None,
            related: Vec::new(),
            custom_fields: serde_json::Map::new(),
            corrections: Vec::new(),
        }
    }
}

/// A revision that goes before the public.
#[derive(Clone, PartialEq, Debug)]
pub struct Edition {
    /// Of which article.
    pub article: ArticleId,
    /// Which revision.
    pub revision: i32,
    /// What it says.
    pub content: ArticleContent,
}

/// The clocks of a live edition.
pub(super) struct Clocks {
    pub first_published_at: Instant,
    pub published_at: Instant,
    pub significantly_updated_at: Instant,
    pub display_at: Option<Instant>,
    pub updated_at: Instant,
}

impl Publication {
    /// What it shares with its translations, as with [`Article::translation_group`].
    pub fn translation_group(&self) -> TranslationGroupId {
        self.translation_group.unwrap_or(TranslationGroupId(self.article.0))
    }

    /// The live row of an edition that goes live in `section`.
    pub(super) fn of(edition: Edition, section: SectionId, clocks: &Clocks) -> (Self, PublicationDetails) {
        let Edition { article, revision, content } = edition;
        let ArticleContent {
            headline,
            kicker,
            standfirst,
            trail_text,
            slugline: _,
            slug,
            body,
            section: _,
            further_sections,
            credits,
            byline,
            tags,
            main_media,
            locale,
            translation_group,
            dateline,
            source,
            urgency,
            seo_title,
            seo_description,
            canonical_url,
            noindex,
            related,
            external_id,
            custom_fields,
            legally_sensitive: _,
            corrections,
        } = content;
        let publication = Self {
            article,
            revision,
            slug,
            external_id,
            section,
            further_sections,
            locale,
            translation_group,
            headline,
            kicker,
            standfirst,
            trail_text,
            byline,
            credits,
            tags,
            main_media,
            dateline,
            source,
            urgency,
            noindex,
            word_count: i32::try_from(body.word_count()).unwrap_or(i32::MAX),
            first_published_at: clocks.first_published_at,
            published_at: clocks.published_at,
            significantly_updated_at: clocks.significantly_updated_at,
            display_at: clocks.display_at,
            updated_at: clocks.updated_at,
        };
        let details = PublicationDetails { article, body, seo_title, seo_description, canonical_url, related, custom_fields, corrections };
        (publication, details)
    }

    /// The working copy as if it went live now, for a preview; nothing for one that stands in no section, where nothing goes live.
    pub fn as_if_live(article: &Article, now: Instant) -> Option<(Self, PublicationDetails)> {
        let section = article.content.section?;
        let published_at = article.published_at.unwrap_or(now);
        let clocks = Clocks {
            first_published_at: article.first_published_at.unwrap_or(published_at),
            published_at,
            significantly_updated_at: article.significantly_updated_at.unwrap_or(published_at),
            display_at: article.display_at,
            updated_at: article.updated_at,
        };
        Some(Self::of(article.edition(), section, &clocks))
    }

    /// The section and the further sections, each once.
    pub fn all_sections(&self) -> Vec<SectionId> {
        let mut sections = vec![self.section];
        for section in &self.further_sections {
            if !sections.contains(section) {
                sections.push(*section);
            }
        }
        sections
    }
}
