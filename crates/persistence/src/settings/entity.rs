//! The one row of settings.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub newsroom_name: String,
    pub base_url: String,
    pub time_zone: String,
    pub default_locale: String,
    pub time_pattern: String,
    pub require_two_factor_for: String,
    pub version: i64,
    pub updated_at: i64,
    pub blocking_checks: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
