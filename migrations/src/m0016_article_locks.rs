//! Edit locks: who is writing on an article, and until when others wait.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, instant, reference, table, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut article_id = uuid("article_id");
        article_id.primary_key();
        let locks = vec![article_id, uuid("holder_id"), instant("acquired_at"), instant("expires_at")];
        let references = vec![
            reference("article_id", "articles", ForeignKeyAction::Cascade),
            reference("holder_id", "users", ForeignKeyAction::Restrict),
        ];
        manager.create_table(table("article_locks", locks, references)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["article_locks"]).await
    }
}
