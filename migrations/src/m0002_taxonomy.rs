//! Sections, tags, contributors, and the old names under which they still answer.

use sea_orm_migration::prelude::*;

use crate::columns::{
    drop_tables, id, index, instant, key, number, reference, table, text, text_null, unique, uuid, uuid_null, whole, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sections = vec![
            id(),
            uuid_null("parent_id"),
            text("name"),
            text("slug"),
            text("path"),
            text_null("description"),
            number("position"),
            text_null("seo_title"),
            text_null("seo_description"),
            whole("version"),
            instant("created_at"),
            instant("updated_at"),
        ];
        let parent = vec![reference("parent_id", "sections", ForeignKeyAction::Restrict)];
        manager.create_table(table("sections", sections, parent)).await?;
        manager.create_index(unique("sections", &["path"])).await?;
        manager.create_index(index("sections", &["parent_id"])).await?;

        let tags = vec![
            id(),
            word("kind", &["KEYWORD", "SERIES", "TONE", "PERSON", "PLACE", "ORGANISATION"]),
            text("name"),
            text("slug"),
            text_null("description"),
            whole("version"),
            instant("created_at"),
            instant("updated_at"),
        ];
        manager.create_table(table("tags", tags, vec![])).await?;
        manager.create_index(unique("tags", &["slug"])).await?;

        let contributors = vec![
            id(),
            uuid_null("user_id"),
            text("name"),
            text("slug"),
            text_null("bio"),
            word("role", &["AUTHOR", "PHOTOGRAPHER", "TRANSLATOR", "EDITOR", "AGENCY"]),
            whole("version"),
            instant("created_at"),
            instant("updated_at"),
        ];
        let user = vec![reference("user_id", "users", ForeignKeyAction::SetNull)];
        manager.create_table(table("contributors", contributors, user)).await?;
        manager.create_index(unique("contributors", &["slug"])).await?;

        manager.create_index(index("contributors", &["user_id"])).await?;

        let aliases =
            vec![word("kind", &["SECTION", "ARTICLE", "TAG", "CONTRIBUTOR"]), text("path"), uuid("subject_id"), instant("created_at")];
        let mut aliases = table("aliases", aliases, vec![]);
        aliases.primary_key(&mut key(&["kind", "path"]));
        manager.create_table(aliases).await?;
        manager.create_index(index("aliases", &["kind", "subject_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["aliases", "contributors", "tags", "sections"]).await
    }
}
