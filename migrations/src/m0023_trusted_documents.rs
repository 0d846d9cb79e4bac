//! Documents that the newsroom's own programs ask with, by the id they name them by.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, instant, table, text, text_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut id = text("id");
        id.primary_key();
        let columns = vec![id, text_null("name"), text("document"), instant("added_at")];
        manager.create_table(table("trusted_documents", columns, vec![])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["trusted_documents"]).await
    }
}
