//! Writing previews.

use masthead_domain::audit::Difference;
use masthead_domain::events::{EventKind, NewEvent};
use masthead_domain::policy::Permit;
use masthead_domain::previews::{Preview, PreviewOf};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::convert::micros;
use crate::{StoreError, Transaction, rows};

/// Keeps a new preview, by the hash of its token.
pub async fn insert(tx: &mut Transaction, permit: &Permit, preview: &Preview, hash: String) -> Result<(), StoreError> {
    let (article_id, section_id) = match preview.of {
        PreviewOf::Article(article) => (Some(article.into()), None),
        PreviewOf::Section(section) => (None, Some(section.into())),
    };
    let row = Model {
        id: preview.id.into(),
        hash,
        article_id,
        section_id,
        created_by: preview.created_by.into(),
        created_at: micros(preview.created_at),
        expires_at: micros(preview.expires_at),
        revoked_at: None,
    };
    rows::insert(tx.reader(), row).await?;
    record(tx, permit, None, preview, EventKind::PreviewCreated);
    Ok(())
}

/// Ends a preview before its time.
pub async fn revoke(tx: &mut Transaction, permit: &Permit, preview: &Preview) -> Result<Preview, StoreError> {
    let ended = Preview { revoked_at: Some(tx.now()), ..preview.clone() };
    let update = Entity::update_many().col_expr(Column::RevokedAt, Expr::value(micros(tx.now())));
    update.filter(Column::Id.eq(Uuid::from(preview.id))).exec(tx.reader()).await?;
    record(tx, permit, Some(preview), &ended, EventKind::PreviewRevoked);
    Ok(ended)
}

fn record(tx: &mut Transaction, permit: &Permit, before: Option<&Preview>, preview: &Preview, kind: EventKind) {
    let Difference { fields, before, after } = Difference::between(before, Some(preview));
    let detail = json!({ "fields": fields, "before": before, "after": after });
    tx.record(permit, preview.id.into(), &detail, NewEvent::of(kind, preview.id));
}
