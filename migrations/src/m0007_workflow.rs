//! The way of an article through the newsroom: review, approvals, schedules, embargoes, corrections and tombstones.

use sea_orm_migration::prelude::*;

use crate::columns::{
    add_column, drop_column, drop_tables, flag, id, index, instant, instant_null, key, number, number_null, reference, table, text,
    text_null, unique, uuid, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "articles", number_null("submitted_revision")).await?;
        add_column(manager, "articles", text_null("review_note")).await?;
        add_column(manager, "articles", instant_null("embargoed_until")).await?;
        add_column(manager, "sections", number_null("required_approvals")).await?;
        let mut corrections = text("corrections");
        corrections.default("[]");
        add_column(manager, "publication_details", corrections).await?;

        let of_article = || reference("article_id", "articles", ForeignKeyAction::Cascade);
        let user = |column| reference(column, "users", ForeignKeyAction::Restrict);
        let approvals =
            vec![uuid("article_id"), number("revision"), word("kind", &["EDITORIAL", "LEGAL"]), uuid("user_id"), instant("approved_at")];
        let mut approvals = table("approvals", approvals, vec![of_article(), user("user_id")]);
        approvals.primary_key(&mut key(&["article_id", "revision", "kind", "user_id"]));
        manager.create_table(approvals).await?;

        let schedules = vec![
            id(),
            uuid("article_id"),
            word("kind", &["PUBLISH", "UNPUBLISH"]),
            number_null("revision"),
            instant("due_at"),
            text("time_zone"),
            flag("significant"),
            uuid("ordered_by"),
            instant("ordered_at"),
            text_null("failure"),
        ];
        manager.create_table(table("schedules", schedules, vec![of_article(), user("ordered_by")])).await?;
        manager.create_index(unique("schedules", &["article_id", "kind"])).await?;
        manager.create_index(index("schedules", &["due_at", "id"])).await?;

        let mut article_id = uuid("article_id");
        article_id.primary_key();
        let tombstones = vec![article_id, text_null("external_id"), text_null("reason"), instant("killed_at")];
        manager.create_table(table("tombstones", tombstones, vec![of_article()])).await?;
        manager.create_index(unique("tombstones", &["external_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["tombstones", "schedules", "approvals"]).await?;
        drop_column(manager, "publication_details", "corrections").await?;
        drop_column(manager, "sections", "required_approvals").await?;
        for column in ["embargoed_until", "review_note", "submitted_revision"] {
            drop_column(manager, "articles", column).await?;
        }
        Ok(())
    }
}
