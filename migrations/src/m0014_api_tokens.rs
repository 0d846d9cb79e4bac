//! API tokens, by the hash of their secret.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, id, instant, instant_null, reference, table, text, unique, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No reference to the section: a token whose section is gone is good nowhere, and must not become good everywhere.
        let columns = vec![
            id(),
            text("name"),
            text("prefix"),
            text("hash"),
            text("scopes"),
            uuid_null("section_id"),
            uuid("created_by"),
            instant("created_at"),
            instant_null("expires_at"),
            instant_null("last_used_at"),
            instant_null("revoked_at"),
        ];
        let maker = reference("created_by", "users", ForeignKeyAction::Restrict);
        manager.create_table(table("api_tokens", columns, vec![maker])).await?;
        manager.create_index(unique("api_tokens", &["hash"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["api_tokens"]).await
    }
}
