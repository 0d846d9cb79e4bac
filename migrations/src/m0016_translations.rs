//! Finding the translations of an article, at the desk and among what is live.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::columns::{add_column, drop_column, index, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "articles", uuid_null("translation_group")).await?;
        manager.get_connection().execute_unprepared(groups_so_far(manager.get_database_backend())).await?;
        manager.create_index(index("articles", &["translation_group"])).await?;
        manager.create_index(index("publications", &["translation_group"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["publications", "articles"] {
            manager.drop_index(Index::drop().name(format!("{table}_translation_group")).table(table).to_owned()).await?;
        }
        drop_column(manager, "articles", "translation_group").await
    }
}

/// Until now the group of a working copy stood in its content alone. What is in the trash belongs to none.
fn groups_so_far(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => {
            "UPDATE articles SET translation_group = (content::json ->> 'translationGroup')::uuid
                WHERE NOT in_trash AND content LIKE '%\"translationGroup\"%'"
        }
        _ => {
            "UPDATE articles SET translation_group = unhex(json_extract(content, '$.translationGroup'), '-')
                WHERE NOT in_trash AND content LIKE '%\"translationGroup\"%'"
        }
    }
}
