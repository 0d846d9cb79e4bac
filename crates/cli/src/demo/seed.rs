//! Bringing the demo newspaper in, by the same use cases that editors have.

use std::collections::HashMap;
use std::time::Duration;

use masthead_domain::articles::{ArticleCreate, ArticleEdits, ArticlePublish, Credit, Urgency};
use masthead_domain::body::{Body, Picture};
use masthead_domain::contributors::{ContributorCreate, ContributorRole};
use masthead_domain::ids::{ContributorId, SectionId, TagId};
use masthead_domain::locale::Locale;
use masthead_domain::patch::Patch;
use masthead_domain::sections::SectionCreate;
use masthead_domain::slugs::Slug;
use masthead_domain::tags::{TagCreate, TagKind};
use masthead_domain::time::Instant;
use masthead_newsroom::{Caller, Newsroom, articles, contributors, sections, tags};

use super::content::{Article, Content, Image};
use crate::CliError;

/// The oldest article is this old.
const OLDEST: Duration = Duration::from_hours(2 * 365 * 24);

/// What was brought in so far, by slug.
struct Seeding<'a> {
    newsroom: &'a Newsroom,
    caller: Caller,
    now: Instant,
    sections: HashMap<String, (SectionId, Locale)>,
    tags: HashMap<String, TagId>,
    contributors: HashMap<String, ContributorId>,
}

/// Brings everything in, in the name of `caller`. Articles are dated over the two years before now, denser towards now.
pub async fn seed(newsroom: &Newsroom, caller: Caller, content: Content) -> Result<usize, CliError> {
    let now = newsroom.clock.now();
    let (sections, tags, contributors) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut seeding = Seeding { newsroom, caller, now, sections, tags, contributors };
    for section in content.sections {
        seeding.section(section).await?;
    }
    for tag in content.tags {
        seeding.tag(tag).await?;
    }
    for contributor in content.contributors {
        seeding.contributor(contributor).await?;
    }
    let total = content.articles.len();
    for (place, (section, article)) in content.articles.into_iter().enumerate() {
        seeding.published(&section, article, age(total - place, total)).await?;
    }
    for article in content.drafts {
        seeding.create(None, article).await?;
    }
    Ok(total)
}

/// How old the article is that has `place - 1` newer ones of `total`: quadratic, so that the front page is fresh.
fn age(place: usize, total: usize) -> Duration {
    #[allow(clippy::cast_precision_loss)] // A few hundred articles.
    let share = place as f64 / total as f64;
    // Not all at the same minute of the hour.
    let minutes = u64::try_from(place).unwrap_or(0) * 37 % 60;
    OLDEST.mul_f64(share * share) + Duration::from_mins(minutes)
}

impl Seeding<'_> {
    async fn section(&mut self, section: super::content::Section) -> Result<(), CliError> {
        let parent = section.parent.as_deref().map(|parent| self.sections.get(parent)).unwrap_or_default().map(|(id, _)| *id);
        let command = SectionCreate {
            name: section.name,
            slug: Some(Slug::parse(&section.slug).map_err(wrong)?),
            parent,
            description: Some(section.description),
            position: None,
            seo_title: None,
            seo_description: None,
            required_approvals: None,
        };
        let made = sections::create(self.newsroom, &self.caller, command).await?;
        self.sections.insert(section.slug, (made.id, Locale::parse(&section.locale).map_err(wrong)?));
        Ok(())
    }

    async fn tag(&mut self, tag: super::content::Tag) -> Result<(), CliError> {
        let kind = TagKind::of(&tag.kind).ok_or_else(|| CliError::Failed(format!("demo content: no tag kind {}", tag.kind)))?;
        let slug = Some(Slug::parse(&tag.slug).map_err(wrong)?);
        let command = TagCreate { kind, name: tag.name, slug, description: tag.description };
        let made = tags::create(self.newsroom, &self.caller, command).await?;
        self.tags.insert(tag.slug, made.id);
        Ok(())
    }

    async fn contributor(&mut self, contributor: super::content::Contributor) -> Result<(), CliError> {
        let role = ContributorRole::of(&contributor.role);
        let role = role.ok_or_else(|| CliError::Failed(format!("demo content: no contributor role {}", contributor.role)))?;
        let slug = Some(Slug::parse(&contributor.slug).map_err(wrong)?);
        let command = ContributorCreate { name: contributor.name, slug, bio: Some(contributor.bio), role, user: None };
        let made = contributors::create(self.newsroom, &self.caller, command).await?;
        self.contributors.insert(contributor.slug, made.id);
        Ok(())
    }

    async fn published(&self, section: &str, article: Article, age: Duration) -> Result<(), CliError> {
        let section = self.sections.get(section).ok_or_else(|| CliError::Failed(format!("demo content: no section {section}")))?;
        let draft = self.create(Some(section), article).await?;
        let order = ArticlePublish {
            id: draft.id,
            expected_version: draft.version,
            published_at: Some(self.now - age),
            display_at: Patch::Keep,
            significant: false,
        };
        articles::publish(self.newsroom, &self.caller, order).await?;
        Ok(())
    }

    async fn create(
        &self,
        section: Option<&(SectionId, Locale)>,
        article: Article,
    ) -> Result<masthead_domain::articles::Article, CliError> {
        let slug = Slug::of(&article.headline, "article");
        let credits = self.credits(&article);
        let body = Body::from_markdown(&article.body).map_err(|problems| {
            let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
            CliError::Failed(format!("demo content, {}: {}", article.headline, problems.join("; ")))
        })?;
        let edits = ArticleEdits {
            kicker: set(article.kicker),
            standfirst: Patch::Set(article.standfirst),
            body: Patch::Set(body),
            section: set(section.map(|(id, _)| *id)),
            credits: Patch::Set(credits),
            tags: Patch::Set(article.tags.iter().filter_map(|tag| self.tags.get(tag)).copied().collect()),
            main_media: set(article.image.map(|image| picture(&slug, image))),
            dateline: set(article.dateline),
            urgency: set(article.urgency.map(Urgency::parse).transpose().map_err(wrong)?),
            ..ArticleEdits::default()
        };
        let locale = section.map(|(_, locale)| locale.clone());
        let command = ArticleCreate { headline: article.headline, slug: None, locale, edits, idempotency_key: None, note: None };
        Ok(articles::create(self.newsroom, &self.caller, command).await?)
    }

    fn credits(&self, article: &Article) -> Vec<Credit> {
        let authors = article.authors.iter().map(|slug| (slug, ContributorRole::Author));
        let photographer = article.photographer.iter().map(|slug| (slug, ContributorRole::Photographer));
        let translator = article.translator.iter().map(|slug| (slug, ContributorRole::Translator));
        let named = authors.chain(photographer).chain(translator);
        named.filter_map(|(slug, role)| self.contributors.get(slug).map(|id| Credit { contributor: *id, role })).collect()
    }
}

/// Only the metadata are real; the address is one that leads nowhere (RFC 2606).
fn picture(slug: &Slug, image: Image) -> Picture {
    Picture {
        url: format!("https://images.bensong.example/{slug}.jpg"),
        alt: image.alt,
        caption: Some(image.caption),
        credit: Some(image.credit),
        width: Some(image.width),
        height: Some(image.height),
    }
}

fn set<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Keep, Patch::Set)
}

fn wrong(problem: masthead_domain::problems::Problem) -> CliError {
    CliError::Failed(format!("demo content: {}", problem.message))
}
