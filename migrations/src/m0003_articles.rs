//! Where drafts live: working copies, their revisions, and the links that keep what they refer to in place.

use sea_orm_migration::prelude::*;

use crate::columns::{
    drop_tables, id, index, instant, instant_null, key, number, number_null, reference, table, text, text_null, unique, uuid, uuid_null,
    whole, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let articles = vec![
            id(),
            whole("version"),
            word("status", &["DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED", "PUBLISHED", "UNPUBLISHED", "KILLED", "SPIKED"]),
            text("slug"),
            text_null("external_id"),
            uuid_null("section_id"),
            text("locale"),
            text("headline"),
            text("headline_folded"),
            text("content"),
            number("revision"),
            number_null("live_revision"),
            instant_null("first_published_at"),
            instant_null("published_at"),
            instant_null("significantly_updated_at"),
            instant_null("display_at"),
            uuid("created_by"),
            uuid("updated_by"),
            instant("created_at"),
            instant("updated_at"),
        ];
        let references = vec![
            reference("section_id", "sections", ForeignKeyAction::Restrict),
            reference("created_by", "users", ForeignKeyAction::Restrict),
            reference("updated_by", "users", ForeignKeyAction::Restrict),
        ];
        manager.create_table(table("articles", articles, references)).await?;
        manager.create_index(unique("articles", &["external_id"])).await?;
        manager.create_index(index("articles", &["updated_at", "id"])).await?;
        manager.create_index(index("articles", &["status", "updated_at", "id"])).await?;
        manager.create_index(index("articles", &["section_id", "updated_at", "id"])).await?;
        manager.create_index(index("articles", &["created_by", "updated_at", "id"])).await?;

        let mut slug = text("slug");
        slug.primary_key();
        let slugs = table("article_slugs", vec![slug, uuid("article_id")], vec![of_article()]);
        manager.create_table(slugs).await?;
        manager.create_index(index("article_slugs", &["article_id"])).await?;

        for (name, column, target) in LINKS {
            let target = reference(column, target, ForeignKeyAction::Restrict);
            let mut link = table(name, vec![uuid("article_id"), uuid(column)], vec![of_article(), target]);
            link.primary_key(&mut key(&["article_id", column]));
            manager.create_table(link).await?;
            manager.create_index(index(name, &[column])).await?;
        }

        let revisions =
            vec![uuid("article_id"), number("number"), text("content"), text_null("note"), uuid("author_id"), instant("created_at")];
        let author = reference("author_id", "users", ForeignKeyAction::Restrict);
        let mut revisions = table("revisions", revisions, vec![of_article(), author]);
        revisions.primary_key(&mut key(&["article_id", "number"]));
        manager.create_table(revisions).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["revisions", "article_contributors", "article_tags", "article_sections", "article_slugs", "articles"];
        drop_tables(manager, &tables).await
    }
}

/// What a working copy refers to. These rows follow its content, so that nothing in use can be deleted.
const LINKS: [(&str, &str, &str); 3] = [
    ("article_sections", "section_id", "sections"),
    ("article_tags", "tag_id", "tags"),
    ("article_contributors", "contributor_id", "contributors"),
];

fn of_article() -> ForeignKeyCreateStatement {
    reference("article_id", "articles", ForeignKeyAction::Cascade)
}
