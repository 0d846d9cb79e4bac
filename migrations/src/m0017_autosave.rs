//! Revisions that programs save while somebody writes.

use sea_orm_migration::prelude::*;

use crate::columns::{add_column, drop_column, flag};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut autosaved = flag("autosaved");
        autosaved.default(false);
        add_column(manager, "revisions", autosaved).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_column(manager, "revisions", "autosaved").await
    }
}
