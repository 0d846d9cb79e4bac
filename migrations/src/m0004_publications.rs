//! What the public reads: live rows, the long text beside them, and the fan-out that makes every feed one index range scan.

use sea_orm_migration::prelude::*;

use crate::columns::{
    drop_tables, flag, index, instant, instant_null, key, number, number_null, reference, reference_to, table, text, text_null, unique,
    uuid, uuid_null, whole, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let references = vec![
            reference("article_id", "articles", ForeignKeyAction::Restrict),
            reference("section_id", "sections", ForeignKeyAction::Restrict),
        ];
        manager.create_table(table("publications", publication_columns(), references)).await?;
        manager.create_index(unique("publications", &["slug"])).await?;
        manager.create_index(unique("publications", &["external_id"])).await?;
        for clock in ["published_at", "significantly_updated_at", "first_published_at"] {
            manager.create_index(index("publications", &[clock, "article_id"])).await?;
        }

        let mut article_id = uuid("article_id");
        article_id.primary_key();
        let details = vec![
            article_id,
            text("body"),
            text_null("seo_title"),
            text_null("seo_description"),
            text_null("canonical_url"),
            text("related"),
            text("custom_fields"),
        ];
        manager.create_table(table("publication_details", details, vec![of_publication()])).await?;

        for (name, column, target) in FEEDS {
            let mut columns = vec![uuid(column), uuid("article_id"), instant("published_at")];
            if name == "publication_sections" {
                columns.push(flag("direct"));
            }
            let target = reference(column, target, ForeignKeyAction::Restrict);
            let mut feed = table(name, columns, vec![target, of_publication()]);
            feed.primary_key(&mut key(&[column, "article_id"]));
            manager.create_table(feed).await?;
            manager.create_index(index(name, &[column, "published_at", "article_id"])).await?;
            manager.create_index(index(name, &["article_id"])).await?;
        }
        let direct = index("publication_sections", &["section_id", "direct", "published_at", "article_id"]);
        manager.create_index(direct).await?;

        let counters = vec![word("kind", &["ALL", "SECTION", "SECTION_DIRECT", "TAG", "CONTRIBUTOR"]), uuid("subject_id"), whole("count")];
        let mut counters = table("publication_counts", counters, vec![]);
        counters.primary_key(&mut key(&["kind", "subject_id"]));
        manager.create_table(counters).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "publication_counts",
            "publication_contributors",
            "publication_tags",
            "publication_sections",
            "publication_details",
            "publications",
        ];
        drop_tables(manager, &tables).await
    }
}

/// One row per feed an article stands in. `publication_sections` holds the sections it was placed in (`direct`) and all above them.
const FEEDS: [(&str, &str, &str); 3] = [
    ("publication_sections", "section_id", "sections"),
    ("publication_tags", "tag_id", "tags"),
    ("publication_contributors", "contributor_id", "contributors"),
];

fn publication_columns() -> Vec<ColumnDef> {
    let mut article_id = uuid("article_id");
    article_id.primary_key();
    vec![
        article_id,
        number("revision"),
        text("slug"),
        text_null("external_id"),
        uuid("section_id"),
        text("further_sections"),
        text("locale"),
        uuid_null("translation_group"),
        text("headline"),
        text_null("kicker"),
        text_null("standfirst"),
        text_null("trail_text"),
        text_null("byline"),
        text("credits"),
        text("tags"),
        text_null("main_media"),
        flag("has_main_media"),
        text_null("dateline"),
        text_null("source"),
        number_null("urgency"),
        flag("noindex"),
        number("word_count"),
        instant("first_published_at"),
        instant("published_at"),
        instant("significantly_updated_at"),
        instant_null("display_at"),
        instant("updated_at"),
    ]
}

fn of_publication() -> ForeignKeyCreateStatement {
    reference_to("article_id", "publications", "article_id", ForeignKeyAction::Cascade)
}
