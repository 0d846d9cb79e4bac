//! The fields of an article as they come, the same for a new one and a changed one.

use async_graphql::{ID, MaybeUndefined};
use masthead_domain::articles::{ArticleEdits, Credit, Field, Urgency, custom_fields};
use masthead_domain::patch::Patch;
use masthead_domain::problems::{Problem, Problems, web_url};

use super::types::CreditInput;
use crate::bodies::inputs::{BodyInput, PictureInput};
use crate::inputs::{patch_text, patch_with};
use crate::scalars::{Json, id, ids};

/// The fields of an article that may be empty, as they come.
pub struct ContentFields {
    pub kicker: MaybeUndefined<String>,
    pub standfirst: MaybeUndefined<String>,
    pub trail_text: MaybeUndefined<String>,
    pub slugline: MaybeUndefined<String>,
    pub body: MaybeUndefined<BodyInput>,
    pub section_id: MaybeUndefined<ID>,
    pub further_section_ids: MaybeUndefined<Vec<ID>>,
    pub contributors: MaybeUndefined<Vec<CreditInput>>,
    pub byline: MaybeUndefined<String>,
    pub tag_ids: MaybeUndefined<Vec<ID>>,
    pub main_media: MaybeUndefined<PictureInput>,
    pub translation_group_id: MaybeUndefined<ID>,
    pub dateline: MaybeUndefined<String>,
    pub source: MaybeUndefined<String>,
    pub urgency: MaybeUndefined<i32>,
    pub seo_title: MaybeUndefined<String>,
    pub seo_description: MaybeUndefined<String>,
    pub canonical_url: MaybeUndefined<String>,
    pub noindex: MaybeUndefined<bool>,
    pub related_ids: MaybeUndefined<Vec<ID>>,
    pub external_id: MaybeUndefined<String>,
    pub custom_fields: MaybeUndefined<Json>,
    pub legally_sensitive: MaybeUndefined<bool>,
}

impl ContentFields {
    /// The changes, noting everything that is wrong with them.
    pub fn parse(self, problems: &mut Problems) -> ArticleEdits {
        let mut text = |name, value, field: Field| patch_text(problems, name, value, |text| field.optional(text));
        let kicker = text("kicker", self.kicker, Field::Kicker);
        let standfirst = text("standfirst", self.standfirst, Field::Standfirst);
        let trail_text = text("trailText", self.trail_text, Field::TrailText);
        let slugline = text("slugline", self.slugline, Field::Slugline);
        let byline = text("byline", self.byline, Field::Byline);
        let dateline = text("dateline", self.dateline, Field::Dateline);
        let source = text("source", self.source, Field::Source);
        let seo_title = text("seoTitle", self.seo_title, Field::SeoTitle);
        let seo_description = text("seoDescription", self.seo_description, Field::SeoDescription);
        let external_id = text("externalId", self.external_id, Field::ExternalId);
        ArticleEdits {
            kicker,
            standfirst,
            trail_text,
            slugline,
            byline,
            dateline,
            source,
            seo_title,
            seo_description,
            external_id,
            body: nested(problems, "body", self.body, BodyInput::parse),
            section: patch_with(problems, "sectionId", self.section_id, |text| id(&text)),
            further_sections: patch_with(problems, "furtherSectionIds", self.further_section_ids, |list| ids(&list)),
            credits: patch_with(problems, "contributors", self.contributors, credits),
            tags: patch_with(problems, "tagIds", self.tag_ids, |list| ids(&list)),
            main_media: nested(problems, "mainMedia", self.main_media, PictureInput::parse),
            translation_group: patch_with(problems, "translationGroupId", self.translation_group_id, |text| id(&text)),
            urgency: patch_with(problems, "urgency", self.urgency, Urgency::parse),
            canonical_url: patch_with(problems, "canonicalUrl", self.canonical_url, |text| web_url(&text)),
            noindex: crate::inputs::patch(self.noindex),
            related: patch_with(problems, "relatedIds", self.related_ids, |list| ids(&list)),
            custom_fields: patch_with(problems, "customFields", self.custom_fields, |Json(value)| custom_fields(value)),
            legally_sensitive: crate::inputs::patch(self.legally_sensitive),
        }
    }
}

/// A field whose value can have many problems of its own.
fn nested<V, T>(
    problems: &mut Problems,
    name: &str,
    value: MaybeUndefined<V>,
    parse: impl FnOnce(V) -> Result<T, Vec<Problem>>,
) -> Patch<T> {
    match crate::inputs::patch(value).try_map(parse) {
        Ok(patch) => patch,
        Err(found) => {
            problems.extend(name, found);
            Patch::Keep
        }
    }
}

fn credits(list: Vec<CreditInput>) -> Result<Vec<Credit>, Problem> {
    let credit = |(place, input): (usize, CreditInput)| {
        let contributor = id(&input.contributor_id).map_err(|problem| problem.at("contributorId").at(place.to_string()))?;
        Ok(Credit { contributor, role: input.role.into() })
    };
    list.into_iter().enumerate().map(credit).collect()
}
