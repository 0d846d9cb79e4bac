//! A note as stored.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub article_id: Uuid,
    pub in_reply_to: Option<Uuid>,
    pub text: String,
    pub revision: Option<i32>,
    pub block: Option<i32>,
    pub quote: Option<String>,
    pub author_id: Uuid,
    pub resolved_by: Option<Uuid>,
    pub resolved_at: Option<i64>,
    pub deleted_at: Option<i64>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
