//! What people ask to be done with articles, as it comes.

use async_graphql::{ID, InputObject, MaybeUndefined};
use masthead_domain::articles::{ArticleCreate, ArticlePublish, ArticleUpdate, Field};
use masthead_domain::locale::Locale;
use masthead_domain::problems::{Problem, Problems, required_line};
use masthead_domain::slugs::Slug;

use super::content_inputs::ContentFields;
use super::types::CreditInput;
use crate::bodies::inputs::{BodyInput, PictureInput};
use crate::inputs::{patch, replace};
use crate::scalars::{DateTime, Json, id};

const MAX_IDEMPOTENCY_KEY: usize = 100;

/// A new article. Everything but the headline can follow later.
#[derive(InputObject)]
pub struct ArticleCreateInput {
    /// The title, at most 300 characters.
    headline: String,
    /// Its part of the URL; made from the headline when left out.
    slug: Option<String>,
    /// The language it is written in, as a BCP 47 tag; the newspaper's own when left out.
    locale: Option<String>,
    /// A note for the history of the article, at most 500 characters.
    note: Option<String>,
    /// A text of your own making, at most 100 characters: repeating the request with it makes no second article.
    idempotency_key: Option<String>,
    /// The overline above the headline, at most 100 characters.
    kicker: MaybeUndefined<String>,
    /// The summary under the headline (sapo), at most 1,000 characters.
    standfirst: MaybeUndefined<String>,
    /// The text for cards where it should not be the standfirst, at most 1,000 characters.
    trail_text: MaybeUndefined<String>,
    /// The desk's name for the story, at most 100 characters.
    slugline: MaybeUndefined<String>,
    /// The text, as blocks, Markdown, HTML or plain text.
    body: MaybeUndefined<BodyInput>,
    /// The section it belongs to; it needs one to be published.
    section_id: MaybeUndefined<ID>,
    /// Other sections that show it as well.
    further_section_ids: MaybeUndefined<Vec<ID>>,
    /// Who made it, in the order of the byline.
    contributors: MaybeUndefined<Vec<CreditInput>>,
    /// The byline in words, where it is not simply the authors' names; at most 300 characters.
    byline: MaybeUndefined<String>,
    /// Its tags, most important first.
    tag_ids: MaybeUndefined<Vec<ID>>,
    /// The picture at its head.
    main_media: MaybeUndefined<PictureInput>,
    /// What it shares with its translations: any UUID, the same for all of them.
    translation_group_id: MaybeUndefined<ID>,
    /// Where it was written, at most 120 characters.
    dateline: MaybeUndefined<String>,
    /// The agency or paper it came from, at most 120 characters.
    source: MaybeUndefined<String>,
    /// How urgent it is, from 1 (most) to 9 (least).
    urgency: MaybeUndefined<i32>,
    /// The title for search engines, at most 200 characters.
    seo_title: MaybeUndefined<String>,
    /// The description for search engines, at most 500 characters.
    seo_description: MaybeUndefined<String>,
    /// The address search engines shall take for the original.
    canonical_url: MaybeUndefined<String>,
    /// Whether search engines shall leave it out.
    noindex: MaybeUndefined<bool>,
    /// Articles to stand beside it, in order.
    related_ids: MaybeUndefined<Vec<ID>>,
    /// Its id in another system, unique; at most 200 characters.
    external_id: MaybeUndefined<String>,
    /// Whatever else the newsroom keeps about it: a JSON object of at most 64 KiB.
    custom_fields: MaybeUndefined<Json>,
    /// Whether somebody has to clear it legally before it goes live. Setting it back needs the role `LEGAL` or `CHIEF_EDITOR`.
    legally_sensitive: MaybeUndefined<bool>,
}

impl ArticleCreateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<ArticleCreate, Vec<Problem>> {
        let mut problems = Problems::new();
        let headline = problems.check("headline", Field::Headline.required(&self.headline));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let locale = replace(&mut problems, "locale", self.locale, |text| Locale::parse(&text));
        let note = replace(&mut problems, "note", self.note, |text| Field::Note.optional(&text)).flatten();
        let idempotency_key = idempotency_key(&mut problems, self.idempotency_key);
        let fields = ContentFields {
            kicker: self.kicker,
            standfirst: self.standfirst,
            trail_text: self.trail_text,
            slugline: self.slugline,
            body: self.body,
            section_id: self.section_id,
            further_section_ids: self.further_section_ids,
            contributors: self.contributors,
            byline: self.byline,
            tag_ids: self.tag_ids,
            main_media: self.main_media,
            translation_group_id: self.translation_group_id,
            dateline: self.dateline,
            source: self.source,
            urgency: self.urgency,
            seo_title: self.seo_title,
            seo_description: self.seo_description,
            canonical_url: self.canonical_url,
            noindex: self.noindex,
            related_ids: self.related_ids,
            external_id: self.external_id,
            custom_fields: self.custom_fields,
            legally_sensitive: self.legally_sensitive,
        };
        let edits = fields.parse(&mut problems);
        problems.finish(headline.map(|headline| ArticleCreate { headline, slug, locale, edits, idempotency_key, note }))
    }
}

/// A client's key for a request that it may send twice.
pub fn idempotency_key(problems: &mut Problems, key: Option<String>) -> Option<String> {
    replace(problems, "idempotencyKey", key, |text| required_line(&text, MAX_IDEMPOTENCY_KEY))
}

/// Changes to a working copy; what is left out stays, null clears. What is live does not change until it is published.
#[derive(InputObject)]
pub struct ArticleUpdateInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// The title, at most 300 characters.
    headline: Option<String>,
    /// Its part of the URL; once live, the old one keeps answering.
    slug: Option<String>,
    /// The language it is written in, as a BCP 47 tag.
    locale: Option<String>,
    /// A note for the history of the article, at most 500 characters.
    note: Option<String>,
    /// Whether to carry it out although others have changed the article since `expectedVersion`, as long as they changed other
    /// fields than those you send. The text counts as one field.
    #[graphql(default)]
    merge_if_possible: bool,
    /// The overline above the headline, at most 100 characters.
    kicker: MaybeUndefined<String>,
    /// The summary under the headline (sapo), at most 1,000 characters.
    standfirst: MaybeUndefined<String>,
    /// The text for cards where it should not be the standfirst, at most 1,000 characters.
    trail_text: MaybeUndefined<String>,
    /// The desk's name for the story, at most 100 characters.
    slugline: MaybeUndefined<String>,
    /// The text, as blocks, Markdown, HTML or plain text.
    body: MaybeUndefined<BodyInput>,
    /// The section it belongs to; it needs one to be published.
    section_id: MaybeUndefined<ID>,
    /// Other sections that show it as well.
    further_section_ids: MaybeUndefined<Vec<ID>>,
    /// Who made it, in the order of the byline.
    contributors: MaybeUndefined<Vec<CreditInput>>,
    /// The byline in words, where it is not simply the authors' names; at most 300 characters.
    byline: MaybeUndefined<String>,
    /// Its tags, most important first.
    tag_ids: MaybeUndefined<Vec<ID>>,
    /// The picture at its head.
    main_media: MaybeUndefined<PictureInput>,
    /// What it shares with its translations: any UUID, the same for all of them.
    translation_group_id: MaybeUndefined<ID>,
    /// Where it was written, at most 120 characters.
    dateline: MaybeUndefined<String>,
    /// The agency or paper it came from, at most 120 characters.
    source: MaybeUndefined<String>,
    /// How urgent it is, from 1 (most) to 9 (least).
    urgency: MaybeUndefined<i32>,
    /// The title for search engines, at most 200 characters.
    seo_title: MaybeUndefined<String>,
    /// The description for search engines, at most 500 characters.
    seo_description: MaybeUndefined<String>,
    /// The address search engines shall take for the original.
    canonical_url: MaybeUndefined<String>,
    /// Whether search engines shall leave it out.
    noindex: MaybeUndefined<bool>,
    /// Articles to stand beside it, in order.
    related_ids: MaybeUndefined<Vec<ID>>,
    /// Its id in another system, unique; at most 200 characters.
    external_id: MaybeUndefined<String>,
    /// Whatever else the newsroom keeps about it: a JSON object of at most 64 KiB.
    custom_fields: MaybeUndefined<Json>,
    /// Whether somebody has to clear it legally before it goes live. Setting it back needs the role `LEGAL` or `CHIEF_EDITOR`.
    legally_sensitive: MaybeUndefined<bool>,
}

impl ArticleUpdateInput {
    /// The command, or everything that is wrong with the input.
    pub fn parse(self) -> Result<ArticleUpdate, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = problems.check("id", id(&self.id));
        let headline = replace(&mut problems, "headline", self.headline, |text| Field::Headline.required(&text));
        let slug = replace(&mut problems, "slug", self.slug, |text| Slug::parse(&text));
        let locale = replace(&mut problems, "locale", self.locale, |text| Locale::parse(&text));
        let note = replace(&mut problems, "note", self.note, |text| Field::Note.optional(&text)).flatten();
        let (expected_version, merge_if_possible) = (self.expected_version, self.merge_if_possible);
        let fields = ContentFields {
            kicker: self.kicker,
            standfirst: self.standfirst,
            trail_text: self.trail_text,
            slugline: self.slugline,
            body: self.body,
            section_id: self.section_id,
            further_section_ids: self.further_section_ids,
            contributors: self.contributors,
            byline: self.byline,
            tag_ids: self.tag_ids,
            main_media: self.main_media,
            translation_group_id: self.translation_group_id,
            dateline: self.dateline,
            source: self.source,
            urgency: self.urgency,
            seo_title: self.seo_title,
            seo_description: self.seo_description,
            canonical_url: self.canonical_url,
            noindex: self.noindex,
            related_ids: self.related_ids,
            external_id: self.external_id,
            custom_fields: self.custom_fields,
            legally_sensitive: self.legally_sensitive,
        };
        let edits = fields.parse(&mut problems);
        problems.finish(article.map(|id| ArticleUpdate { id, expected_version, headline, slug, locale, edits, note, merge_if_possible }))
    }
}

/// How an article goes live.
#[derive(InputObject)]
pub struct ArticlePublishInput {
    /// Which article.
    id: ID,
    /// The `version` of the article you loaded.
    expected_version: i64,
    /// An instant in the past that orders feeds, for pages brought in from elsewhere; now when left out.
    published_at: Option<DateTime>,
    /// What readers are shown instead of `publishedAt`; null clears it.
    display_at: MaybeUndefined<DateTime>,
    /// Whether the change is so much that feeds should say so. A typo fix is not.
    #[graphql(default)]
    significant: bool,
}

impl ArticlePublishInput {
    /// The command, or what is wrong with the input.
    pub fn parse(self) -> Result<ArticlePublish, Vec<Problem>> {
        let mut problems = Problems::new();
        let article = problems.check("id", id(&self.id));
        let (expected_version, significant) = (self.expected_version, self.significant);
        let published_at = self.published_at.map(|at| at.0);
        let display_at = patch(self.display_at.map_value(|at| at.0));
        problems.finish(article.map(|id| ArticlePublish { id, expected_version, published_at, display_at, significant }))
    }
}
