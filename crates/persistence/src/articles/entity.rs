//! A working copy as stored: its content as JSON, and the columns the desk finds it by.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "articles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub status: String,
    pub slug: String,
    pub external_id: Option<String>,
    pub section_id: Option<Uuid>,
    pub locale: String,
    pub headline: String,
    pub headline_folded: String,
    pub content: String,
    pub revision: i32,
    pub live_revision: Option<i32>,
    pub first_published_at: Option<i64>,
    pub published_at: Option<i64>,
    pub significantly_updated_at: Option<i64>,
    pub display_at: Option<i64>,
    pub created_by: Uuid,
    pub updated_by: Uuid,
    pub created_at: i64,
    pub updated_at: i64,
    pub submitted_revision: Option<i32>,
    pub review_note: Option<String>,
    pub embargoed_until: Option<i64>,
    pub in_trash: bool,
    pub translation_group: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
