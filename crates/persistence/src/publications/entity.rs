//! A live row as stored.

use sea_orm::TryGetable;
use sea_orm::entity::prelude::*;
use serde::de::DeserializeOwned;

use super::columns::Columns;
use super::rows::Values;

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
    /// The row that has these values for `columns`, in the order of the table; what was not read is left empty.
    pub(super) fn of<V: Values>(values: V, columns: Columns) -> Result<Self, V::Error> {
        let mut row = Selected { values, columns };
        // Fields are evaluated as they are written: in the order of the columns.
        Ok(Self {
            article_id: row.next(Column::ArticleId)?,
            revision: row.next(Column::Revision)?,
            slug: row.next(Column::Slug)?,
            external_id: row.next(Column::ExternalId)?,
            section_id: row.next(Column::SectionId)?,
            further_sections: row.list(Column::FurtherSections)?,
            locale: row.next(Column::Locale)?,
            translation_group: row.next(Column::TranslationGroup)?,
            headline: row.next(Column::Headline)?,
            kicker: row.next(Column::Kicker)?,
            standfirst: row.next(Column::Standfirst)?,
            trail_text: row.next(Column::TrailText)?,
            byline: row.next(Column::Byline)?,
            credits: row.list(Column::Credits)?,
            tags: row.list(Column::Tags)?,
            main_media: row.next(Column::MainMedia)?,
            has_main_media: row.next(Column::HasMainMedia)?,
            dateline: row.next(Column::Dateline)?,
            source: row.next(Column::Source)?,
            urgency: row.next(Column::Urgency)?,
            noindex: row.next(Column::Noindex)?,
            word_count: row.next(Column::WordCount)?,
            first_published_at: row.next(Column::FirstPublishedAt)?,
            published_at: row.next(Column::PublishedAt)?,
            significantly_updated_at: row.next(Column::SignificantlyUpdatedAt)?,
            display_at: row.next(Column::DisplayAt)?,
            updated_at: row.next(Column::UpdatedAt)?,
        })
    }
}

struct Selected<V> {
    values: V,
    columns: Columns,
}

impl<V: Values> Selected<V> {
    fn next<T: TryGetable + DeserializeOwned + Default>(&mut self, column: Column) -> Result<T, V::Error> {
        if self.columns.has(column) { self.values.next() } else { Ok(T::default()) }
    }

    /// A list as stored, which is JSON.
    fn list(&mut self, column: Column) -> Result<String, V::Error> {
        if self.columns.has(column) { self.values.next() } else { Ok("[]".to_owned()) }
    }
}
