//! A live row as stored.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryResult, TryGetable};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "publications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: Uuid,
    pub revision: i32,
    pub slug: String,
    pub external_id: Option<String>,
    pub section_id: Uuid,
    pub further_sections: String,
    pub locale: String,
    pub translation_group: Option<Uuid>,
    pub headline: String,
    pub kicker: Option<String>,
    pub standfirst: Option<String>,
    pub trail_text: Option<String>,
    pub byline: Option<String>,
    pub credits: String,
    pub tags: String,
    pub main_media: Option<String>,
    pub has_main_media: bool,
    pub dateline: Option<String>,
    pub source: Option<String>,
    pub urgency: Option<i32>,
    pub noindex: bool,
    pub word_count: i32,
    pub first_published_at: i64,
    pub published_at: i64,
    pub significantly_updated_at: i64,
    pub display_at: Option<i64>,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Reads a row that has the columns of [`Column`] in their order, from place `first` on. Finding each by its name took longer than
    /// reading it, and feeds are most of what is read.
    pub fn in_order(row: &QueryResult, first: usize) -> Result<Self, DbErr> {
        let mut places = Places { row, next: first };
        // Fields are evaluated as they are written: in the order of the columns.
        Ok(Self {
            article_id: places.next()?,
            revision: places.next()?,
            slug: places.next()?,
            external_id: places.next()?,
            section_id: places.next()?,
            further_sections: places.next()?,
            locale: places.next()?,
            translation_group: places.next()?,
            headline: places.next()?,
            kicker: places.next()?,
            standfirst: places.next()?,
            trail_text: places.next()?,
            byline: places.next()?,
            credits: places.next()?,
            tags: places.next()?,
            main_media: places.next()?,
            has_main_media: places.next()?,
            dateline: places.next()?,
            source: places.next()?,
            urgency: places.next()?,
            noindex: places.next()?,
            word_count: places.next()?,
            first_published_at: places.next()?,
            published_at: places.next()?,
            significantly_updated_at: places.next()?,
            display_at: places.next()?,
            updated_at: places.next()?,
        })
    }
}

struct Places<'a> {
    row: &'a QueryResult,
    next: usize,
}

impl Places<'_> {
    fn next<T: TryGetable>(&mut self) -> Result<T, DbErr> {
        let place = self.next;
        self.next += 1;
        self.row.try_get_by_index(place)
    }
}
