//! Checks before publishing: which of them block, and finding articles by their headline.

use sea_orm_migration::prelude::*;

use crate::columns::{add_column, drop_column, index, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut blocking = text("blocking_checks");
        blocking.default(r#"["MISSING_SECTION","UNDER_EMBARGO","EMBARGOED_LINK"]"#);
        add_column(manager, "settings", blocking).await?;
        manager.create_index(index("articles", &["headline_folded"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("articles_headline_folded").table("articles").to_owned()).await?;
        drop_column(manager, "settings", "blocking_checks").await
    }
}
