//! Between rows and publications.

use masthead_domain::articles::{Publication, PublicationDetails, Urgency};
use masthead_domain::locale::Locale;
use masthead_domain::slugs::Slug;

use super::{details_entity, entity};
use crate::StoreError;
use crate::convert::{Row, json, micros};

impl TryFrom<entity::Model> for Publication {
    type Error = StoreError;

    fn try_from(model: entity::Model) -> Result<Self, StoreError> {
        let row = Row { table: "publications", id: model.article_id };
        Ok(Self {
            article: model.article_id.into(),
            revision: model.revision,
            slug: Slug::stored(model.slug),
            external_id: model.external_id,
            section: model.section_id.into(),
            further_sections: row.json("further_sections", &model.further_sections)?,
            locale: Locale::stored(model.locale),
            translation_group: model.translation_group.map(Into::into),
            headline: model.headline,
            kicker: model.kicker,
            standfirst: model.standfirst,
            trail_text: model.trail_text,
            byline: model.byline,
            credits: row.json("credits", &model.credits)?,
            tags: row.json("tags", &model.tags)?,
            main_media: model.main_media.map(|media| row.json("main_media", &media)).transpose()?,
            dateline: model.dateline,
            source: model.source,
            urgency: model.urgency.map(|urgency| row.parsed("urgency", Urgency::parse(urgency))).transpose()?,
            noindex: model.noindex,
            word_count: model.word_count,
            first_published_at: row.instant("first_published_at", model.first_published_at)?,
            published_at: row.instant("published_at", model.published_at)?,
            significantly_updated_at: row.instant("significantly_updated_at", model.significantly_updated_at)?,
            display_at: row.instant_or_none("display_at", model.display_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}

impl TryFrom<&Publication> for entity::Model {
    type Error = StoreError;

    fn try_from(live: &Publication) -> Result<Self, StoreError> {
        Ok(Self {
            article_id: live.article.into(),
            revision: live.revision,
            slug: live.slug.to_string(),
            external_id: live.external_id.clone(),
            section_id: live.section.into(),
            further_sections: json(&live.further_sections)?,
            locale: live.locale.to_string(),
            translation_group: live.translation_group.map(Into::into),
            headline: live.headline.clone(),
            kicker: live.kicker.clone(),
            standfirst: live.standfirst.clone(),
            trail_text: live.trail_text.clone(),
            byline: live.byline.clone(),
            credits: json(&live.credits)?,
            tags: json(&live.tags)?,
            main_media: live.main_media.as_ref().map(json).transpose()?,
            has_main_media: live.main_media.is_some(),
            dateline: live.dateline.clone(),
            source: live.source.clone(),
            urgency: live.urgency.map(Urgency::number),
            noindex: live.noindex,
            word_count: live.word_count,
            first_published_at: micros(live.first_published_at),
            published_at: micros(live.published_at),
            significantly_updated_at: micros(live.significantly_updated_at),
            display_at: live.display_at.map(micros),
            updated_at: micros(live.updated_at),
        })
    }
}

impl TryFrom<details_entity::Model> for PublicationDetails {
    type Error = StoreError;

    fn try_from(model: details_entity::Model) -> Result<Self, StoreError> {
        let row = Row { table: "publication_details", id: model.article_id };
        Ok(Self {
            article: model.article_id.into(),
            body: row.json("body", &model.body)?,
            seo_title: model.seo_title,
            seo_description: model.seo_description,
            canonical_url: model.canonical_url,
            related: row.json("related", &model.related)?,
            custom_fields: row.json("custom_fields", &model.custom_fields)?,
            corrections: row.json("corrections", &model.corrections)?,
        })
    }
}

impl TryFrom<&PublicationDetails> for details_entity::Model {
    type Error = StoreError;

    fn try_from(details: &PublicationDetails) -> Result<Self, StoreError> {
        Ok(Self {
            article_id: details.article.into(),
            body: json(&details.body)?,
            seo_title: details.seo_title.clone(),
            seo_description: details.seo_description.clone(),
            canonical_url: details.canonical_url.clone(),
            related: json(&details.related)?,
            custom_fields: json(&details.custom_fields)?,
            corrections: json(&details.corrections)?,
        })
    }
}
