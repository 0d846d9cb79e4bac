//! Articles that begin with the words of another: a second one of the same language, or one to be translated.

use super::workflow::{ArticleChange, create};
use super::{Article, ArticleContent};
use crate::ids::{ArticleId, TranslationGroupId, UserId};
use crate::locale::Locale;
use crate::slugs::Slug;
use crate::time::Instant;

/// Begins an article with the words of another.
#[derive(Clone, PartialEq, Debug)]
pub struct ArticleCopy {
    /// With whose words.
    pub id: ArticleId,
    /// What it is to become.
    pub purpose: CopyPurpose,
    /// A retried copy with the same key makes no second article.
    pub idempotency_key: Option<String>,
}

/// What a copy of an article is to become.
#[derive(Clone, PartialEq, Debug)]
pub enum CopyPurpose {
    /// A story of its own, under this title if there is one.
    Duplicate(Option<String>),
    /// The same story in this language.
    Translation(Locale),
}

impl Article {
    /// What it shares with its translations: the group that editors put it into, else the one that begins with it and carries its id. So an
    /// article can be translated without being changed itself: nothing it says, no approval and no schedule of it, needs to be touched.
    pub fn translation_group(&self) -> TranslationGroupId {
        self.content.translation_group_of(self.id)
    }

    /// What a copy says at first: everything the working copy says but
    /// - the slug, which is made from the title anew and may have to be numbered, and the external id: each belongs to one article;
    /// - the corrections, which were told to readers of the original alone;
    /// - the translation group, unless it is to be a translation: a duplicate is another story in the same language.
    ///
    /// The mark that somebody has to clear it legally stays, for the words are the same.
    pub fn copied_content(&self, purpose: &CopyPurpose) -> ArticleContent {
        let mut content = ArticleContent { external_id: None, corrections: Vec::new(), ..self.content.clone() };
        match purpose {
            CopyPurpose::Duplicate(headline) => {
                content.headline = headline.clone().unwrap_or(content.headline);
                content.translation_group = None;
            }
            CopyPurpose::Translation(locale) => {
                content.locale = locale.clone();
                content.translation_group = Some(self.translation_group());
                // What search engines were sent to instead is in another language.
                content.canonical_url = None;
            }
        }
        content.slug = Slug::of(&content.headline, "article");
        content
    }
}

impl ArticleContent {
    /// The translation group of the article `id` that says this.
    pub fn translation_group_of(&self, id: ArticleId) -> TranslationGroupId {
        self.translation_group.unwrap_or(TranslationGroupId(id.0))
    }
}

/// A new draft that begins with the words of `original`. It has no dates, approvals or schedules, since nobody has published, approved or
/// ordered it. An embargo stays: it is on what the words tell, and a copy must be no way around it.
pub fn copy(id: ArticleId, original: &Article, content: ArticleContent, author: UserId, now: Instant) -> ArticleChange {
    let mut change = create(id, content, None, author, now);
    change.article.embargoed_until = original.embargoed_until.filter(|until| *until > now);
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::articles::ArticleStatus;
    use uuid::Uuid;

    const ORIGINAL: ArticleId = ArticleId(Uuid::from_u128(1));

    fn original() -> Article {
        let mut content = ArticleContent::begun("Cầu".to_owned(), Slug::of("cau", "article"), Locale::stored("vi".to_owned()));
        content.external_id = Some("agency-1".to_owned());
        content.legally_sensitive = true;
        content.canonical_url = Some("https://agency.example/cau".to_owned());
        let article = create(ORIGINAL, content, None, UserId(Uuid::from_u128(2)), Instant::UNIX_EPOCH).article;
        Article { status: ArticleStatus::Published, live_revision: Some(1), published_at: Some(Instant::UNIX_EPOCH), ..article }
    }

    #[test]
    fn a_duplicate_is_a_story_of_its_own() {
        let content = original().copied_content(&CopyPurpose::Duplicate(None));
        assert_eq!((content.headline.as_str(), content.external_id.as_deref(), content.translation_group), ("Cầu", None, None));
        assert!(content.legally_sensitive && content.canonical_url.is_some());
        let copy = copy(ArticleId(Uuid::from_u128(3)), &original(), content, UserId(Uuid::from_u128(4)), Instant::UNIX_EPOCH).article;
        assert_eq!((copy.status, copy.live_revision, copy.published_at), (ArticleStatus::Draft, None, None));
        assert_ne!(copy.translation_group(), original().translation_group());
    }

    #[test]
    fn a_translation_of_a_translation_joins_the_same_group() {
        let english = CopyPurpose::Translation(Locale::stored("en".to_owned()));
        let content = original().copied_content(&english);
        assert_eq!((content.locale.as_str(), content.canonical_url.as_deref()), ("en", None));
        let translation = Article { id: ArticleId(Uuid::from_u128(3)), content, ..original() };
        assert_eq!(translation.translation_group(), TranslationGroupId(ORIGINAL.0));
        let french = CopyPurpose::Translation(Locale::stored("fr".to_owned()));
        let content = translation.copied_content(&french);
        assert_eq!(content.translation_group, Some(TranslationGroupId(ORIGINAL.0)));
    }

    #[test]
    fn an_embargo_that_is_not_over_stays() {
        let later: Instant = "2022-09-17T00:00:00Z".parse().unwrap();
        let article = Article { embargoed_until: Some(later), ..original() };
        let copied = |now| copy(ArticleId(Uuid::from_u128(3)), &article, article.content.clone(), article.created_by, now).article;
        assert_eq!(copied(Instant::UNIX_EPOCH).embargoed_until, Some(later));
        assert_eq!(copied(later).embargoed_until, None);
    }
}
