//! Which feeds a live article stands in: its sections and all above them, its tags, its contributors.

use std::collections::HashSet;

use masthead_domain::articles::Publication;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::ids::{ArticleId, ContributorId, SectionId, TagId};
use masthead_domain::policy::Permit;
use masthead_domain::sections::{Section, SectionTree};
use masthead_domain::surrogates::{PAYLOAD_MEMBER, SurrogateKey, SurrogateKeys};
use masthead_domain::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::counts::{self, Count};
use super::{
    commit, entity, feed_contributor_entity as contributor_feed, feed_section_entity as section_feed, feed_tag_entity as tag_feed,
};
use crate::convert::micros;
use crate::{StoreError, Transaction, rows, sections};

/// The feeds of one article.
#[derive(PartialEq, Eq, Debug, Default)]
pub(super) struct Placement {
    published_at: i64,
    /// Section and whether the article stands in it directly.
    sections: Vec<(SectionId, bool)>,
    tags: Vec<TagId>,
    contributors: Vec<ContributorId>,
}

impl Placement {
    /// Where a publication belongs.
    pub fn of(live: &Publication, tree: &SectionTree) -> Self {
        let mut sections: Vec<_> = live.all_sections().into_iter().map(|section| (section, true)).collect();
        for (section, _) in sections.clone() {
            for above in tree.ancestors(section) {
                if !sections.iter().any(|(section, _)| *section == above.id) {
                    sections.push((above.id, false));
                }
            }
        }
        let mut contributors: Vec<_> = live.credits.iter().map(|credit| credit.contributor).collect();
        let mut tags = live.tags.clone();
        sections.sort_unstable();
        contributors.sort_unstable();
        contributors.dedup();
        tags.sort_unstable();
        tags.dedup();
        Self { published_at: instant(live.published_at), sections, tags, contributors }
    }

    /// Where an article stands now.
    pub async fn stored(db: &impl ConnectionTrait, article: ArticleId) -> Result<Self, StoreError> {
        let id = Uuid::from(article);
        let sections = section_feed::Entity::find().filter(section_feed::Column::ArticleId.eq(id)).all(db).await?;
        let tags = tag_feed::Entity::find().filter(tag_feed::Column::ArticleId.eq(id)).all(db).await?;
        let contributors = contributor_feed::Entity::find().filter(contributor_feed::Column::ArticleId.eq(id)).all(db).await?;
        let mut placement = Self {
            published_at: sections.first().map_or(0, |row| row.published_at),
            sections: sections.into_iter().map(|row| (row.section_id.into(), row.direct)).collect(),
            tags: tags.into_iter().map(|row| row.tag_id.into()).collect(),
            contributors: contributors.into_iter().map(|row| row.contributor_id.into()).collect(),
        };
        placement.sections.sort_unstable();
        placement.tags.sort_unstable();
        placement.contributors.sort_unstable();
        Ok(placement)
    }

    /// Puts an article into these feeds.
    pub async fn enter(&self, db: &impl ConnectionTrait, article: ArticleId) -> Result<(), StoreError> {
        let article_id = Uuid::from(article);
        let published_at = self.published_at;
        let sections = self.sections.iter();
        let sections =
            sections.map(|(id, direct)| section_feed::Model { section_id: (*id).into(), article_id, published_at, direct: *direct });
        let tags = self.tags.iter().map(|id| tag_feed::Model { tag_id: (*id).into(), article_id, published_at });
        let contributors = self.contributors.iter();
        let contributors = contributors.map(|id| contributor_feed::Model { contributor_id: (*id).into(), article_id, published_at });
        rows::insert_all(db, sections.collect()).await?;
        rows::insert_all(db, tags.collect()).await?;
        rows::insert_all(db, contributors.collect()).await?;
        counts::add(db, &self.counts(), 1).await
    }

    /// Takes an article out of these feeds, which are the ones it stands in.
    pub async fn leave(&self, db: &impl ConnectionTrait, article: ArticleId) -> Result<(), StoreError> {
        let id = Uuid::from(article);
        section_feed::Entity::delete_many().filter(section_feed::Column::ArticleId.eq(id)).exec(db).await?;
        tag_feed::Entity::delete_many().filter(tag_feed::Column::ArticleId.eq(id)).exec(db).await?;
        contributor_feed::Entity::delete_many().filter(contributor_feed::Column::ArticleId.eq(id)).exec(db).await?;
        counts::add(db, &self.counts(), -1).await
    }

    /// The keys of answers that show one of these feeds.
    pub fn surrogates(&self) -> impl Iterator<Item = SurrogateKey> {
        let sections = self.sections.iter().map(|(id, _)| SurrogateKey::InSection(*id));
        let tags = self.tags.iter().map(|id| SurrogateKey::WithTag(*id));
        sections.chain(tags).chain(self.contributors.iter().map(|id| SurrogateKey::ByContributor(*id)))
    }

    fn counts(&self) -> Vec<Count> {
        let sections = self.sections.iter().flat_map(|(id, direct)| {
            let below = Count::Section(*id);
            if *direct { vec![below, Count::SectionDirect(*id)] } else { vec![below] }
        });
        let tags = self.tags.iter().map(|id| Count::Tag(*id));
        let contributors = self.contributors.iter().map(|id| Count::Contributor(*id));
        sections.chain(tags).chain(contributors).chain([Count::All]).collect()
    }
}

fn instant(at: Instant) -> i64 {
    micros(at)
}

/// A section of `tree` goes elsewhere: the sections that were above it lose its articles, those above it now gain them.
pub(crate) async fn section_moved(db: &impl ConnectionTrait, tree: &SectionTree, moved: &Section) -> Result<(), StoreError> {
    let old: HashSet<SectionId> = tree.ancestors(moved.id).into_iter().map(|section| section.id).collect();
    let new_tree = sections::tree(db).await?;
    let new: HashSet<SectionId> = new_tree.ancestors(moved.id).into_iter().map(|section| section.id).collect();
    for left in old.difference(&new) {
        let still_below: Vec<Uuid> = new_tree.subtree(*left).into_iter().map(|section| section.id.into()).collect();
        let stays = Query::select()
            .column(section_feed::Column::ArticleId)
            .from(section_feed::Entity)
            .and_where(section_feed::Column::SectionId.is_in(still_below).and(section_feed::Column::Direct.eq(true)))
            .to_owned();
        let goes =
            section_feed::Column::ArticleId.in_subquery(articles_of(moved.id)).and(section_feed::Column::ArticleId.not_in_subquery(stays));
        let of_left = section_feed::Column::SectionId.eq(Uuid::from(*left)).and(section_feed::Column::Direct.eq(false));
        section_feed::Entity::delete_many().filter(of_left.and(goes)).exec(db).await?;
        recount(db, *left).await?;
    }
    for joined in new.difference(&old) {
        enter_all(db, moved.id, *joined).await?;
        recount(db, *joined).await?;
    }
    Ok(())
}

fn articles_of(section: SectionId) -> sea_orm::sea_query::SelectStatement {
    let mut select = Query::select();
    select.column(section_feed::Column::ArticleId).from(section_feed::Entity);
    select.and_where(section_feed::Column::SectionId.eq(Uuid::from(section)));
    select
}

async fn enter_all(db: &impl ConnectionTrait, from: SectionId, into: SectionId) -> Result<(), StoreError> {
    let select = Query::select()
        .expr(Expr::val(Uuid::from(into)))
        .column(section_feed::Column::ArticleId)
        .column(section_feed::Column::PublishedAt)
        .expr(Expr::val(false))
        .from(section_feed::Entity)
        .and_where(section_feed::Column::SectionId.eq(Uuid::from(from)))
        .to_owned();
    let columns =
        [section_feed::Column::SectionId, section_feed::Column::ArticleId, section_feed::Column::PublishedAt, section_feed::Column::Direct];
    let mut insert = Query::insert();
    insert.into_table(section_feed::Entity).columns(columns);
    insert.select_from(select).map_err(|error| StoreError::Damaged(error.to_string()))?;
    insert.on_conflict(OnConflict::columns([section_feed::Column::SectionId, section_feed::Column::ArticleId]).do_nothing().to_owned());
    db.execute(&insert).await?;
    Ok(())
}

async fn recount(db: &impl ConnectionTrait, section: SectionId) -> Result<(), StoreError> {
    let number = section_feed::Entity::find().filter(section_feed::Column::SectionId.eq(Uuid::from(section))).count(db).await?;
    counts::set(db, Count::Section(section), i64::try_from(number).unwrap_or(i64::MAX)).await
}

/// Every live article that still stands in one section stands in another from now on, which the log says of each.
pub async fn move_to_section(
    tx: &mut Transaction,
    permit: &Permit,
    tree: &SectionTree,
    from: SectionId,
    to: SectionId,
) -> Result<(), StoreError> {
    let direct = section_feed::Column::SectionId.eq(Uuid::from(from)).and(section_feed::Column::Direct.eq(true));
    let ids: Vec<Uuid> = section_feed::Entity::find()
        .select_only()
        .column(section_feed::Column::ArticleId)
        .filter(direct)
        .into_tuple()
        .all(tx.reader())
        .await?;
    for some in ids.chunks(1_000) {
        let rows = entity::Entity::find().filter(entity::Column::ArticleId.is_in(some.iter().copied())).all(tx.reader()).await?;
        for row in rows {
            let mut live = Publication::try_from(row)?;
            if live.section == from {
                live.section = to;
            }
            for section in live.further_sections.iter_mut().filter(|section| **section == from) {
                *section = to;
            }
            live.further_sections = live.all_sections().split_off(1);
            live.updated_at = tx.now();
            let mut old = SurrogateKeys::of_article(live.article);
            old.extend(commit::rewrite(tx.reader(), &live, tree).await?);
            let payload = json!({ "revision": live.revision, PAYLOAD_MEMBER: old });
            let event = NewEvent::of(EventKind::ArticlePublished, live.article).with(payload);
            tx.record(permit, live.article.into(), &json!({ "movedTo": to }), event);
        }
    }
    Ok(())
}
