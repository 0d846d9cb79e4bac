//! Which live articles are wanted, and in which order.

use masthead_domain::ids::{ArticleId, ContributorId, SectionId, TagId};
use masthead_domain::locale::Locale;
use masthead_domain::surrogates::SurrogateKey;
use masthead_domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, Iden};
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::{Count, feed_contributor_entity as contributor_feed, feed_section_entity as section_feed, feed_tag_entity as tag_feed};
use crate::convert::micros;

/// Which live articles are wanted. Conditions add up; an empty list of alternatives is no condition.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct PublicationFilter {
    /// In any of these sections.
    pub sections: Vec<SectionId>,
    /// Only what stands in the sections themselves, not in those below.
    pub direct_only: bool,
    /// With any of these tags.
    pub tags_some: Vec<TagId>,
    /// With all of these tags.
    pub tags_every: Vec<TagId>,
    /// With none of these tags.
    pub tags_none: Vec<TagId>,
    /// By any of these contributors.
    pub contributors: Vec<ContributorId>,
    /// In any of these languages.
    pub locales: Vec<Locale>,
    /// Published at this instant or later.
    pub published_from: Option<Instant>,
    /// Published before this instant.
    pub published_before: Option<Instant>,
    /// Only these.
    pub ids: Option<Vec<ArticleId>>,
    /// None of these.
    pub excluding: Vec<ArticleId>,
    /// With or without a picture at the head.
    pub has_main_media: Option<bool>,
    /// At least this urgent: this number or lower.
    pub urgency_at_most: Option<i32>,
}

/// The clock that orders a feed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Clock {
    /// `publishedAt`.
    #[default]
    Published,
    /// `significantlyUpdatedAt`.
    SignificantlyUpdated,
    /// `firstPublishedAt`.
    FirstPublished,
}

/// The order of a feed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PublicationOrder {
    /// By which clock.
    pub clock: Clock,
    /// Newest first.
    pub descending: bool,
}

impl Default for PublicationOrder {
    fn default() -> Self {
        Self { clock: Clock::Published, descending: true }
    }
}

impl PublicationOrder {
    /// The letter that cursors of this order carry.
    pub const fn letter(self) -> u8 {
        match (self.clock, self.descending) {
            (Clock::Published, true) => b'p',
            (Clock::Published, false) => b'P',
            (Clock::SignificantlyUpdated, true) => b's',
            (Clock::SignificantlyUpdated, false) => b'S',
            (Clock::FirstPublished, true) => b'f',
            (Clock::FirstPublished, false) => b'F',
        }
    }

    pub(super) const fn column(self) -> Column {
        match self.clock {
            Clock::Published => Column::PublishedAt,
            Clock::SignificantlyUpdated => Column::SignificantlyUpdatedAt,
            Clock::FirstPublished => Column::FirstPublishedAt,
        }
    }
}

/// The feed table that holds exactly the wanted articles in the order of publication, if there is one.
pub(super) enum Feed {
    Section { id: SectionId, direct_only: bool },
    Tag(TagId),
    Contributor(ContributorId),
}

impl PublicationFilter {
    /// The feed to read, and the filter that remains to be applied to its rows.
    pub(super) fn feed(&self) -> (Option<Feed>, Self) {
        let mut rest = self.clone();
        let feed = if let [id] = self.sections[..] {
            rest.sections.clear();
            Some(Feed::Section { id, direct_only: self.direct_only })
        } else if let ([id], []) | ([], [id, ..]) = (&self.tags_some[..], &self.tags_every[..]) {
            rest.tags_some.clear();
            rest.tags_every.retain(|tag| tag != id);
            Some(Feed::Tag(*id))
        } else if let [id] = self.contributors[..] {
            rest.contributors.clear();
            Some(Feed::Contributor(id))
        } else {
            None
        };
        (feed, rest)
    }

    /// What is kept count of and has exactly these articles, if anything.
    pub fn count(&self) -> Option<Count> {
        let (feed, mut rest) = self.feed();
        rest.direct_only = false;
        if rest != Self::default() {
            return None;
        }
        Some(match feed {
            None => Count::All,
            Some(Feed::Section { id, direct_only: false }) => Count::Section(id),
            Some(Feed::Section { id, direct_only: true }) => Count::SectionDirect(id),
            Some(Feed::Tag(id)) => Count::Tag(id),
            Some(Feed::Contributor(id)) => Count::Contributor(id),
        })
    }

    /// The keys of an answer that shows these articles: those of one condition, since whatever comes or goes fulfils all of them.
    pub fn surrogates(&self) -> Vec<SurrogateKey> {
        if let Some(ids) = &self.ids {
            return ids.iter().map(|id| SurrogateKey::Article(*id)).collect();
        }
        if !self.sections.is_empty() {
            let sections = self.sections.iter().map(|id| SurrogateKey::InSection(*id));
            // What stands below a section is up to the tree.
            return sections.chain([SurrogateKey::Sections]).collect();
        }
        let tags = self.tags_every.first().map_or(&self.tags_some[..], std::slice::from_ref);
        if !tags.is_empty() {
            return tags.iter().map(|id| SurrogateKey::WithTag(*id)).collect();
        }
        if !self.contributors.is_empty() {
            return self.contributors.iter().map(|id| SurrogateKey::ByContributor(*id)).collect();
        }
        vec![SurrogateKey::Articles]
    }

    /// How many values a statement with this filter binds, at most.
    pub(super) fn values(&self) -> usize {
        const SINGLE: usize = 12;
        let tags = self.tags_some.len() + self.tags_every.len() + self.tags_none.len();
        let articles = self.ids.as_ref().map_or(0, Vec::len) + self.excluding.len();
        SINGLE + self.sections.len() + tags + self.contributors.len() + self.locales.len() + articles
    }

    /// These conditions on the columns of `publications`.
    pub(super) fn condition(&self) -> Condition {
        let mut all = Condition::all();
        if !self.sections.is_empty() {
            let sections = self.sections.iter().map(|id| Uuid::from(*id));
            let mut placed = of_article(section_feed::Entity, section_feed::Column::ArticleId);
            placed.and_where(section_feed::Column::SectionId.is_in(sections));
            if self.direct_only {
                placed.and_where(section_feed::Column::Direct.eq(true));
            }
            all = all.add(Expr::exists(placed));
        }
        if !self.tags_some.is_empty() {
            all = all.add(Expr::exists(tagged(&self.tags_some)));
        }
        for tag in &self.tags_every {
            all = all.add(Expr::exists(tagged(&[*tag])));
        }
        if !self.tags_none.is_empty() {
            all = all.add(Expr::exists(tagged(&self.tags_none)).not());
        }
        if !self.contributors.is_empty() {
            let contributors = self.contributors.iter().map(|id| Uuid::from(*id));
            let mut credited = of_article(contributor_feed::Entity, contributor_feed::Column::ArticleId);
            credited.and_where(contributor_feed::Column::ContributorId.is_in(contributors));
            all = all.add(Expr::exists(credited));
        }
        all.add(self.on_columns())
    }

    fn on_columns(&self) -> Condition {
        let mut all = Condition::all();
        if !self.locales.is_empty() {
            all = all.add(Column::Locale.is_in(self.locales.iter().map(Locale::as_str)));
        }
        if let Some(from) = self.published_from {
            all = all.add(Column::PublishedAt.gte(micros(from)));
        }
        if let Some(before) = self.published_before {
            all = all.add(Column::PublishedAt.lt(micros(before)));
        }
        if let Some(ids) = &self.ids {
            all = all.add(Column::ArticleId.is_in(ids.iter().map(|id| Uuid::from(*id))));
        }
        if !self.excluding.is_empty() {
            all = all.add(Column::ArticleId.is_not_in(self.excluding.iter().map(|id| Uuid::from(*id))));
        }
        if let Some(has) = self.has_main_media {
            all = all.add(Column::HasMainMedia.eq(has));
        }
        if let Some(most) = self.urgency_at_most {
            all = all.add(Column::Urgency.lte(most));
        }
        all
    }
}

fn tagged(tags: &[TagId]) -> SelectStatement {
    let mut tagged = of_article(tag_feed::Entity, tag_feed::Column::ArticleId);
    tagged.and_where(tag_feed::Column::TagId.is_in(tags.iter().map(|id| Uuid::from(*id))));
    tagged
}

fn of_article<E, C>(feed: E, article_id: C) -> SelectStatement
where
    E: sea_orm::EntityTrait,
    C: ColumnTrait + Iden + Copy,
{
    let mut select = Query::select();
    select.expr(Expr::val(1)).from(feed);
    select.and_where(Expr::col((feed, article_id)).equals((Entity, Column::ArticleId)));
    select
}
