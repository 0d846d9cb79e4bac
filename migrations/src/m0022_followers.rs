//! How far those have come that follow the event log for others, and which node does it now.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, instant, table, text, uuid_null, whole};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut name = text("name");
        name.primary_key();
        manager.create_table(table("followers", vec![name, whole("position"), uuid_null("node"), instant("until")], vec![])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["followers"]).await
    }
}
