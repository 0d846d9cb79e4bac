//! The filters of public lists of articles as they come.

use async_graphql::{ID, InputObject};
use masthead_domain::locale::Locale;
use masthead_domain::problems::{Problem, Problems};
use masthead_newsroom::articles::PublicationFilter;

use crate::inputs::replace;
use crate::scalars::{DateTime, ids};

/// Longest list in a filter: more would cost more than a page is worth.
const MAX_LIST: usize = 100;

/// Which live articles are wanted. Conditions add up; one that is left out is no condition.
#[derive(InputObject, Default)]
pub struct ArticleWhere {
    /// In any of these sections or those below them, by id.
    section_ids: Option<Vec<ID>>,
    /// Only articles that stand in those sections themselves, not below.
    #[graphql(default)]
    direct_only: bool,
    /// With certain tags.
    tags: Option<TagsWhere>,
    /// By any of these contributors, by id.
    contributor_ids: Option<Vec<ID>>,
    /// In any of these languages, as BCP 47 tags.
    locales: Option<Vec<String>>,
    /// Published at this instant or later.
    published_from: Option<DateTime>,
    /// Published before this instant.
    published_before: Option<DateTime>,
    /// Only these articles, by id.
    ids: Option<Vec<ID>>,
    /// None of these articles, by id.
    excluding: Option<Vec<ID>>,
    /// With a main picture, or without one.
    has_main_media: Option<bool>,
    /// At least this urgent: articles whose urgency is this number or lower (1 is most urgent).
    urgency_at_most: Option<i32>,
}

/// Conditions on an article's tags, by their ids.
#[derive(InputObject, Default)]
pub struct TagsWhere {
    /// With any of these.
    some: Option<Vec<ID>>,
    /// With all of these.
    every: Option<Vec<ID>>,
    /// With none of these.
    none: Option<Vec<ID>>,
}

impl ArticleWhere {
    /// The filter, or everything that is wrong with it.
    pub fn parse(self) -> Result<PublicationFilter, Vec<Problem>> {
        let mut problems = Problems::new();
        let tags = self.tags.unwrap_or_default();
        let filter = PublicationFilter {
            sections: list(&mut problems, "sectionIds", self.section_ids),
            direct_only: self.direct_only,
            tags_some: list(&mut problems, "tags.some", tags.some),
            tags_every: list(&mut problems, "tags.every", tags.every),
            tags_none: list(&mut problems, "tags.none", tags.none),
            contributors: list(&mut problems, "contributorIds", self.contributor_ids),
            locales: replace(&mut problems, "locales", self.locales, locales).unwrap_or_default(),
            published_from: self.published_from.map(|at| at.0),
            published_before: self.published_before.map(|at| at.0),
            ids: replace(&mut problems, "ids", self.ids, bounded),
            excluding: list(&mut problems, "excluding", self.excluding),
            has_main_media: self.has_main_media,
            urgency_at_most: self.urgency_at_most,
        };
        problems.finish(Some(filter))
    }
}

/// A list of ids that may be left out, noting what is wrong with it.
pub fn list<T: From<uuid::Uuid>>(problems: &mut Problems, name: &str, given: Option<Vec<ID>>) -> Vec<T> {
    replace(problems, name, given, bounded).unwrap_or_default()
}

/// At most as many ids as a filter may hold.
pub fn bounded<T: From<uuid::Uuid>>(given: Vec<ID>) -> Result<Vec<T>, Problem> {
    if given.len() > MAX_LIST {
        return Err(Problem::invalid(format!("At most {MAX_LIST} ids are possible here; there are {}.", given.len())));
    }
    ids(&given)
}

fn locales(given: Vec<String>) -> Result<Vec<Locale>, Problem> {
    given.iter().take(MAX_LIST).map(|tag| Locale::parse(tag)).collect()
}
