//! Roles that users have in sections, besides the one in the whole newsroom.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, index, key, reference, table, uuid, word};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let roles = word("role", &["CHIEF_EDITOR", "EDITOR", "REPORTER", "LEGAL", "VIEWER"]);
        let references =
            vec![reference("user_id", "users", ForeignKeyAction::Cascade), reference("section_id", "sections", ForeignKeyAction::Cascade)];
        let mut section_roles = table("section_roles", vec![uuid("user_id"), uuid("section_id"), roles], references);
        section_roles.primary_key(&mut key(&["user_id", "section_id", "role"]));
        manager.create_table(section_roles).await?;
        manager.create_index(index("section_roles", &["section_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["section_roles"]).await
    }
}
