//! What people ask to be done with an article, parsed.

use super::{ApprovalKind, ArticleContent, CorrectionKind, Credit, ScheduleKind, Urgency};
use crate::body::{Body, Picture};
use crate::ids::{ArticleId, SectionId, TagId, TranslationGroupId};
use crate::locale::Locale;
use crate::patch::Patch;
use crate::slugs::Slug;
use crate::target::Target;
use crate::time::{Instant, Zone};

/// Starts an article.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleCreate {
    /// The title.
    pub headline: String,
    /// The slug an editor chose; made from the headline when absent.
    pub slug: Option<Slug>,
    /// The language; the newsroom's own when absent.
    pub locale: Option<Locale>,
    /// Everything else.
    pub edits: ArticleEdits,
    /// A retried create with the same key makes no second article.
    pub idempotency_key: Option<String>,
    /// What the author says about this revision.
    pub note: Option<String>,
}

/// Changes a working copy.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleUpdate {
    /// Which.
    pub id: ArticleId,
    /// The version the editor saw.
    pub expected_version: i64,
    /// New title.
    pub headline: Option<String>,
    /// New slug.
    pub slug: Option<Slug>,
    /// New language.
    pub locale: Option<Locale>,
    /// Everything else.
    pub edits: ArticleEdits,
    /// What the author says about this revision.
    pub note: Option<String>,
    /// Whether it may be carried out on a later version in which other fields were changed.
    pub merge_if_possible: bool,
}

impl ArticleUpdate {
    /// The fields that it sets or clears, as the public schema spells them.
    pub fn fields(&self) -> Vec<&'static str> {
        let own = [("headline", self.headline.is_some()), ("slug", self.slug.is_some()), ("locale", self.locale.is_some())];
        own.into_iter().chain(self.edits.touches()).filter_map(|(field, touched)| touched.then_some(field)).collect()
    }
}

/// Changes to the fields that may be empty.
#[derive(Clone, PartialEq, Debug, Default)]
#[allow(missing_docs)] // Each field is documented on `ArticleContent`.
pub struct ArticleEdits {
    pub kicker: Patch<String>,
    pub standfirst: Patch<String>,
    pub trail_text: Patch<String>,
    pub slugline: Patch<String>,
    pub body: Patch<Body>,
    pub section: Patch<SectionId>,
    pub further_sections: Patch<Vec<SectionId>>,
    pub credits: Patch<Vec<Credit>>,
    pub byline: Patch<String>,
    pub tags: Patch<Vec<TagId>>,
    pub main_media: Patch<Picture>,
    pub translation_group: Patch<TranslationGroupId>,
    pub dateline: Patch<String>,
    pub source: Patch<String>,
    pub urgency: Patch<Urgency>,
    pub seo_title: Patch<String>,
    pub seo_description: Patch<String>,
    pub canonical_url: Patch<String>,
    pub noindex: Patch<bool>,
    pub related: Patch<Vec<ArticleId>>,
    pub external_id: Patch<String>,
    pub custom_fields: Patch<serde_json::Map<String, serde_json::Value>>,
    pub legally_sensitive: Patch<bool>,
}

impl ArticleEdits {
    /// Each field, as the public schema spells it, and whether it is set or cleared.
    fn touches(&self) -> [(&'static str, bool); 23] {
        [
            ("kicker", !self.kicker.is_keep()),
            ("standfirst", !self.standfirst.is_keep()),
            ("trailText", !self.trail_text.is_keep()),
            ("slugline", !self.slugline.is_keep()),
            ("body", !self.body.is_keep()),
            ("sectionId", !self.section.is_keep()),
            ("furtherSectionIds", !self.further_sections.is_keep()),
            ("contributors", !self.credits.is_keep()),
            ("byline", !self.byline.is_keep()),
            ("tagIds", !self.tags.is_keep()),
            ("mainMedia", !self.main_media.is_keep()),
            ("translationGroupId", !self.translation_group.is_keep()),
            ("dateline", !self.dateline.is_keep()),
            ("source", !self.source.is_keep()),
            ("urgency", !self.urgency.is_keep()),
            ("seoTitle", !self.seo_title.is_keep()),
            ("seoDescription", !self.seo_description.is_keep()),
            ("canonicalUrl", !self.canonical_url.is_keep()),
            ("noindex", !self.noindex.is_keep()),
            ("relatedIds", !self.related.is_keep()),
            ("externalId", !self.external_id.is_keep()),
            ("customFields", !self.custom_fields.is_keep()),
            ("legallySensitive", !self.legally_sensitive.is_keep()),
        ]
    }

    /// Carries the changes out.
    pub fn apply(self, content: &mut ArticleContent) {
        self.kicker.apply(&mut content.kicker);
        self.standfirst.apply(&mut content.standfirst);
        self.trail_text.apply(&mut content.trail_text);
        self.slugline.apply(&mut content.slugline);
        self.body.apply_or_default(&mut content.body);
        self.section.apply(&mut content.section);
        self.further_sections.apply_or_default(&mut content.further_sections);
        self.credits.apply_or_default(&mut content.credits);
        self.byline.apply(&mut content.byline);
        self.tags.apply_or_default(&mut content.tags);
        self.main_media.apply(&mut content.main_media);
        self.translation_group.apply(&mut content.translation_group);
        self.dateline.apply(&mut content.dateline);
        self.source.apply(&mut content.source);
        self.urgency.apply(&mut content.urgency);
        self.seo_title.apply(&mut content.seo_title);
        self.seo_description.apply(&mut content.seo_description);
        self.canonical_url.apply(&mut content.canonical_url);
        self.noindex.apply_or_default(&mut content.noindex);
        self.related.apply_or_default(&mut content.related);
        self.external_id.apply(&mut content.external_id);
        self.custom_fields.apply_or_default(&mut content.custom_fields);
        self.legally_sensitive.apply_or_default(&mut content.legally_sensitive);
    }
}

/// Puts the working copy before the public.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticlePublish {
    /// Which.
    pub id: ArticleId,
    /// The version the editor saw.
    pub expected_version: i64,
    /// An instant in the past that orders feeds, for pages brought in from elsewhere.
    pub published_at: Option<Instant>,
    /// What readers are shown instead.
    pub display_at: Patch<Instant>,
    /// Whether the change is so much that feeds should say so; a typo fix is not.
    pub significant: bool,
}

/// An article, and the version of it that somebody saw: all that submitting, approving, unpublishing, … need to know.
pub type ArticleTarget = Target<ArticleId>;

/// Stands by the working copy as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArticleApprove {
    /// Which article.
    pub target: ArticleTarget,
    /// What the approval vouches for.
    pub kind: ApprovalKind,
}

/// Hands a working copy back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleRequestChanges {
    /// Which article.
    pub target: ArticleTarget,
    /// What is to be changed.
    pub note: String,
}

/// Orders something to happen at an instant to come.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleSchedule {
    /// Which article.
    pub target: ArticleTarget,
    /// What is to happen.
    pub kind: ScheduleKind,
    /// When.
    pub due_at: Instant,
    /// The zone in which the editor thinks of that instant.
    pub time_zone: Zone,
    /// The revision that is to go live; the newest when absent.
    pub revision: Option<i32>,
    /// Whether feeds shall say that the article changed.
    pub significant: bool,
}

/// Calls off what was ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArticleUnschedule {
    /// Which article.
    pub target: ArticleTarget,
    /// What is called off.
    pub kind: ScheduleKind,
}

/// Adds a public note to a live article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleCorrect {
    /// Which article.
    pub target: ArticleTarget,
    /// What the note is about.
    pub kind: CorrectionKind,
    /// What readers are told.
    pub text: String,
    /// Whether feeds shall say that the article changed.
    pub significant: bool,
}

/// Takes an article away from the public for good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleKill {
    /// Which article.
    pub target: ArticleTarget,
    /// What the public is told about why.
    pub reason: Option<String>,
}

/// Keeps an article from the public until an instant, or no longer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArticleEmbargo {
    /// Which article.
    pub target: ArticleTarget,
    /// Until when; absent lifts the embargo.
    pub until: Option<Instant>,
}

/// Takes up again what an earlier revision said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleRestoreRevision {
    /// Which article.
    pub target: ArticleTarget,
    /// The number of the revision.
    pub revision: i32,
    /// What the editor says about the new one.
    pub note: Option<String>,
}

/// Gives a revision a name, or takes it away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RevisionName {
    /// Of which article.
    pub article: ArticleId,
    /// The number of the revision.
    pub revision: i32,
    /// What it is called from now on; nothing takes the name away.
    pub name: Option<String>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::audit::Facts;

    #[test]
    fn an_update_names_its_fields_as_the_audit_trail_does() {
        let content = ArticleContent::begun("Tin".to_owned(), Slug::of("Tin", "tin"), Locale::parse("vi").unwrap());
        let told: BTreeSet<&str> = content.facts().into_iter().map(|(field, _)| field).chain(["body"]).collect();
        let own = ["headline", "slug", "locale"];
        let sent: BTreeSet<&str> = ArticleEdits::default().touches().into_iter().map(|(field, _)| field).chain(own).collect();
        // Corrections have a mutation of their own.
        assert_eq!(told.difference(&sent).copied().collect::<Vec<_>>(), ["corrections"]);
        assert_eq!(sent.difference(&told).count(), 0);
    }
}
