//! Previews, by the hash of their token.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, id, instant, instant_null, reference, table, text, unique, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No references to article and section: a preview of what is gone shows nothing, and says so in the place of the article.
        let columns = vec![
            id(),
            text("hash"),
            uuid_null("article_id"),
            uuid_null("section_id"),
            uuid("created_by"),
            instant("created_at"),
            instant("expires_at"),
            instant_null("revoked_at"),
        ];
        let maker = reference("created_by", "users", ForeignKeyAction::Restrict);
        manager.create_table(table("previews", columns, vec![maker])).await?;
        manager.create_index(unique("previews", &["hash"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["previews"]).await
    }
}
