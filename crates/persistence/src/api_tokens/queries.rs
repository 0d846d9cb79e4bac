//! Finding tokens, and what they open.

use masthead_domain::api_tokens::ApiToken;
use masthead_domain::ids::ApiTokenId;
use masthead_domain::policy::Machine;
use masthead_domain::sections::SectionTree;
use masthead_domain::time::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::{StoreError, sections, users};

/// The token whose secret has this hash, in force or not.
pub async fn by_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<ApiToken>, StoreError> {
    Entity::find().filter(Column::Hash.eq(hash)).one(db).await?.map(ApiToken::try_from).transpose()
}

/// One token, in force or not.
pub async fn find(db: &impl ConnectionTrait, id: ApiTokenId) -> Result<Option<ApiToken>, StoreError> {
    Entity::find_by_id(Uuid::from(id)).one(db).await?.map(ApiToken::try_from).transpose()
}

/// All tokens there ever were, the newest first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<ApiToken>, StoreError> {
    Entity::find().order_by_desc(Column::Id).all(db).await?.into_iter().map(ApiToken::try_from).collect()
}

/// The program that shows this token, with what it may do now; none when the token is over or its maker is.
pub async fn machine(db: &impl ConnectionTrait, token: &ApiToken, now: Instant) -> Result<Option<Machine>, StoreError> {
    if !token.is_in_force(now) {
        return Ok(None);
    }
    let Some(maker) = users::find(db, token.created_by).await? else { return Ok(None) };
    let tree = if token.section.is_some() { sections::tree(db).await? } else { SectionTree::new(Vec::new()) };
    Ok(Machine::with(token, &maker, &tree))
}
