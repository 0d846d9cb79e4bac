//! The past of an article: named and restored revisions, and what the public saw when.

use sea_orm_migration::prelude::*;

use crate::columns::{
    add_column, drop_column, drop_tables, instant, instant_null, key, number, number_null, reference, table, text_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "revisions", text_null("name")).await?;
        add_column(manager, "revisions", number_null("restored_from")).await?;

        let spans = vec![uuid("article_id"), instant("live_from"), instant_null("live_until"), number("revision")];
        let mut spans = table("live_spans", spans, vec![reference("article_id", "articles", ForeignKeyAction::Cascade)]);
        spans.primary_key(&mut key(&["article_id", "live_from"]));
        manager.create_table(spans).await?;
        // What was live before this and is not any more was not kept. What is live now has been since its edition went up, but not since
        // before there was such a revision: what was brought in from elsewhere bears the time at which it was published there.
        let mut live = Query::select();
        live.column(("publications", "article_id"));
        live.expr(Expr::cust(
            "CASE WHEN publications.updated_at > revisions.created_at THEN publications.updated_at ELSE revisions.created_at END",
        ));
        live.column(("publications", "revision")).from("publications");
        let its_revision = Expr::col(("revisions", "article_id")).equals(("publications", "article_id"));
        let its_number = Expr::col(("revisions", "number")).equals(("publications", "revision"));
        live.inner_join("revisions", its_revision.and(its_number));
        let mut known = Query::insert().into_table("live_spans").columns(["article_id", "live_from", "revision"]).to_owned();
        known.select_from(live).map_err(|error| DbErr::Migration(error.to_string()))?;
        manager.execute(known).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["live_spans"]).await?;
        drop_column(manager, "revisions", "restored_from").await?;
        drop_column(manager, "revisions", "name").await
    }
}
