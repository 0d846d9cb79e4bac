//! The roles that users have in sections.

use std::collections::HashMap;

use masthead_domain::ids::UserId;
use masthead_domain::users::{Role, SectionRole};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::section_role_entity::{Column, Entity, Model};
use crate::convert::Row;
use crate::{StoreError, rows};

/// The roles of these users, in order.
pub(super) async fn of(db: &impl ConnectionTrait, users: &[Uuid]) -> Result<HashMap<Uuid, Vec<SectionRole>>, StoreError> {
    let mut roles: HashMap<Uuid, Vec<SectionRole>> = HashMap::new();
    if users.is_empty() {
        return Ok(roles);
    }
    let ordered = Entity::find().filter(Column::UserId.is_in(users.iter().copied())).order_by_asc(Column::SectionId);
    for model in ordered.all(db).await? {
        let role = read(model.user_id, model.section_id, &model.role)?;
        roles.entry(model.user_id).or_default().push(role);
    }
    for roles in roles.values_mut() {
        roles.sort_unstable();
    }
    Ok(roles)
}

/// One stored role.
pub(crate) fn read(user: Uuid, section: Uuid, role: &str) -> Result<SectionRole, StoreError> {
    let row = Row { table: "section_roles", id: user };
    Ok(SectionRole { section: section.into(), role: row.word("role", role, Role::of)? })
}

/// The user has these roles and no others. [`StoreError::Constraint`] when a section does not exist.
pub(super) async fn replace(db: &impl ConnectionTrait, user: UserId, roles: &[SectionRole]) -> Result<(), StoreError> {
    let user_id = Uuid::from(user);
    Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?;
    let models = roles.iter().map(|given| Model { user_id, section_id: given.section.into(), role: given.role.word().to_owned() });
    rows::insert_all(db, models.collect()).await
}
