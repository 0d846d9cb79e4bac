//! Notes that people at the desk write on articles.

use sea_orm_migration::prelude::*;

use crate::columns::{
    drop_tables, id, index, instant, instant_null, number_null, reference, table, text, text_null, uuid, uuid_null, whole,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let notes = vec![
            id(),
            uuid("article_id"),
            uuid_null("in_reply_to"),
            text("text"),
            number_null("revision"),
            number_null("block"),
            text_null("quote"),
            uuid("author_id"),
            uuid_null("resolved_by"),
            instant_null("resolved_at"),
            instant_null("deleted_at"),
            whole("version"),
            instant("created_at"),
            instant("updated_at"),
        ];
        let references = vec![
            reference("article_id", "articles", ForeignKeyAction::Cascade),
            reference("in_reply_to", "notes", ForeignKeyAction::Cascade),
            reference("author_id", "users", ForeignKeyAction::Restrict),
            reference("resolved_by", "users", ForeignKeyAction::Restrict),
        ];
        manager.create_table(table("notes", notes, references)).await?;
        manager.create_index(index("notes", &["article_id", "created_at", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["notes"]).await
    }
}
