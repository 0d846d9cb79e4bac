//! The chain of the audit trail. What was there before is chained in the order in which it was written.

use masthead_domain::audit::{Link, Seal, digest};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::columns::{add_column, drop_column, index, text, unique, whole};

/// How many entries are chained at once.
const BATCH: u64 = 1_000;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, number, texts) in [("audit", "seq", &["detail_digest", "seal"][..]), ("event_head", "audit_seq", &["audit_seal"])] {
            let mut number = whole(number);
            number.default(0);
            add_column(manager, table, number).await?;
            for name in texts {
                let mut text = text(name);
                text.default("");
                add_column(manager, table, text).await?;
            }
        }
        let (entries, seal) = chain(manager.get_connection()).await?;
        let end = Query::update().table("event_head").values([("audit_seq", entries.into()), ("audit_seal", seal.0.into())]).to_owned();
        manager.get_connection().execute(&end).await?;
        manager.create_index(unique("audit", &["seq"])).await?;
        manager.create_index(index("audit", &["actor_id", "seq"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["audit_actor_id_seq", "audit_seq"] {
            manager.drop_index(Index::drop().name(name).table("audit").to_owned()).await?;
        }
        for (table, column) in
            [("event_head", "audit_seal"), ("event_head", "audit_seq"), ("audit", "seal"), ("audit", "detail_digest"), ("audit", "seq")]
        {
            drop_column(manager, table, column).await?;
        }
        Ok(())
    }
}

/// Gives every entry its number and its seal; answers the last ones.
async fn chain(db: &impl ConnectionTrait) -> Result<(i64, Seal), DbErr> {
    let (mut last, mut entries) = (Seal::none(), 0);
    let mut from: Option<(i64, Uuid)> = None;
    loop {
        let mut next = Query::select();
        next.columns(["id", "actor_id", "action", "subject_kind", "subject_id", "address", "detail", "at"]).from("audit");
        if let Some((at, id)) = from {
            let place = Expr::tuple([Expr::col("at"), Expr::col("id")]);
            next.and_where(place.gt(Expr::tuple([Expr::val(at), Expr::val(id)])));
        }
        next.order_by("at", Order::Asc).order_by("id", Order::Asc).limit(BATCH);
        let rows = db.query_all(&next).await?;
        if rows.is_empty() {
            return Ok((entries, last));
        }
        for row in rows {
            entries += 1;
            let link = link(&row, entries)?;
            last = link.seal(&last);
            from = Some((link.at, link.id));
            let values = [("seq", entries.into()), ("detail_digest", link.detail_digest.into()), ("seal", last.to_string().into())];
            let place = Query::update().table("audit").values(values).and_where(Expr::col("id").eq(link.id)).to_owned();
            db.execute(&place).await?;
        }
    }
}

fn link(row: &QueryResult, seq: i64) -> Result<Link, DbErr> {
    Ok(Link {
        seq,
        id: row.try_get("", "id")?,
        at: row.try_get("", "at")?,
        actor: row.try_get("", "actor_id")?,
        action: row.try_get("", "action")?,
        subject_kind: row.try_get("", "subject_kind")?,
        subject: row.try_get("", "subject_id")?,
        address: row.try_get("", "address")?,
        detail_digest: digest(&row.try_get::<String>("", "detail")?),
    })
}
