//! The trash: what was deleted, until it is recovered or purged.

use sea_orm_migration::prelude::*;

use crate::columns::{add_column, drop_column, drop_tables, flag, id, index, instant, table, text, text_null, uuid_null, word};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut in_trash = flag("in_trash");
        in_trash.default(false);
        add_column(manager, "articles", in_trash).await?;
        let trash = vec![
            id(),
            word("kind", &["ARTICLE", "SECTION", "TAG", "CONTRIBUTOR"]),
            text("name"),
            // The deleted row as JSON. An article's rows stay where they are.
            text_null("content"),
            uuid_null("owner_id"),
            uuid_null("section_id"),
            uuid_null("deleted_by"),
            instant("deleted_at"),
        ];
        manager.create_table(table("trash", trash, vec![])).await?;
        manager.create_index(index("trash", &["deleted_at", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Before there was a trash, what was deleted was gone.
        let gone = Query::delete().from_table("articles").and_where(Expr::col("in_trash").eq(true)).to_owned();
        manager.execute(gone).await?;
        drop_column(manager, "articles", "in_trash").await?;
        drop_tables(manager, &["trash"]).await
    }
}
