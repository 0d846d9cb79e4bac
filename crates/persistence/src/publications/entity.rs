//! A live row as stored.

use sea_orm::entity::prelude::*;

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
