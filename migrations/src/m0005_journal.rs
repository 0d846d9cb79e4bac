//! What happened: the event log with its gapless counter, the audit trail, and the keys that make retried creates safe.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, id, index, instant, key, number, table, text, text_null, unique, uuid, uuid_null, whole};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut seq = whole("seq");
        seq.primary_key();
        let events = vec![seq, uuid("id"), text("kind"), uuid("subject_id"), text("payload"), uuid_null("actor_id"), instant("at")];
        manager.create_table(table("events", events, vec![])).await?;
        manager.create_index(unique("events", &["id"])).await?;

        let mut only = number("id");
        only.primary_key();
        only.check(Expr::col("id").eq(1));
        manager.create_table(table("event_head", vec![only, whole("seq"), instant("at")], vec![])).await?;
        let first =
            Query::insert().into_table("event_head").columns(["id", "seq", "at"]).values_panic([1.into(), 0.into(), 0.into()]).to_owned();
        manager.execute(first).await?;

        let audit = vec![
            id(),
            uuid_null("actor_id"),
            text("action"),
            text("subject_kind"),
            uuid("subject_id"),
            text_null("address"),
            text("detail"),
            instant("at"),
        ];
        manager.create_table(table("audit", audit, vec![])).await?;
        manager.create_index(index("audit", &["subject_id", "at"])).await?;
        manager.create_index(index("audit", &["at", "id"])).await?;

        let idempotency =
            vec![uuid("actor_id"), text("key"), text("operation"), text("fingerprint"), uuid("subject_id"), instant("created_at")];
        let mut idempotency = table("idempotency_keys", idempotency, vec![]);
        idempotency.primary_key(&mut key(&["actor_id", "key"]));
        manager.create_table(idempotency).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["idempotency_keys", "audit", "event_head", "events"]).await
    }
}
