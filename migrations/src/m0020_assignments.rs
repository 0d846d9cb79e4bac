//! Assignments, and on each article who has something to do for it.

use sea_orm_migration::prelude::*;

use crate::columns::{
    add_column, drop_column, drop_tables, id, index, instant, instant_null, reference, table, text, text_null, uuid, uuid_null, whole, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let assignments = vec![
            id(),
            uuid_null("article_id"),
            text("task"),
            text_null("brief"),
            uuid("assignee_id"),
            instant_null("due_at"),
            word("state", &["OPEN", "DONE", "CANCELLED"]),
            uuid("assigned_by"),
            whole("version"),
            instant("created_at"),
            instant("updated_at"),
        ];
        let references = vec![
            reference("article_id", "articles", ForeignKeyAction::Cascade),
            reference("assignee_id", "users", ForeignKeyAction::Restrict),
            reference("assigned_by", "users", ForeignKeyAction::Restrict),
        ];
        manager.create_table(table("assignments", assignments, references)).await?;
        for columns in [&["assignee_id", "state"][..], &["article_id", "created_at"], &["due_at", "id"]] {
            manager.create_index(index("assignments", columns)).await?;
        }
        let mut assignees = text("assignees");
        assignees.default("[]");
        add_column(manager, "articles", assignees).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_column(manager, "articles", "assignees").await?;
        drop_tables(manager, &["assignments"]).await
    }
}
