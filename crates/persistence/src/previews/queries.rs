//! Finding previews, and whom they let in.

use masthead_domain::ids::PreviewId;
use masthead_domain::policy::Guest;
use masthead_domain::previews::Preview;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::convert::micros;
use crate::{StoreError, sections, users};

/// One preview, in force or not.
pub async fn find(db: &impl ConnectionTrait, id: PreviewId) -> Result<Option<Preview>, StoreError> {
    Entity::find_by_id(Uuid::from(id)).one(db).await?.map(Preview::try_from).transpose()
}

/// The previews in force, the newest first.
pub async fn in_force(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<Preview>, StoreError> {
    let newest = Entity::find().filter(lasting(now)).order_by_desc(Column::Id);
    newest.all(db).await?.into_iter().map(Preview::try_from).collect()
}

/// Whom the token with this hash lets in; nobody when the preview is over or its maker locked out.
pub async fn guest(db: &impl ConnectionTrait, hash: &str, now: Instant) -> Result<Option<Guest>, StoreError> {
    let Some(model) = Entity::find().filter(Column::Hash.eq(hash)).filter(lasting(now)).one(db).await? else { return Ok(None) };
    let preview = Preview::try_from(model)?;
    let Some(maker) = users::find(db, preview.created_by).await? else { return Ok(None) };
    Ok(Guest::of(preview, &maker, &sections::tree(db).await?))
}

fn lasting(now: Instant) -> Condition {
    Condition::all().add(Column::RevokedAt.is_null()).add(Column::ExpiresAt.gt(micros(now)))
}
