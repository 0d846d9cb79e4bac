//! Between rows and users.

use masthead_domain::users::{Email, Role, User};

use super::entity::Model;
use crate::StoreError;
use crate::convert::Row;

impl TryFrom<Model> for User {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "users", id: model.id };
        Ok(Self {
            id: model.id.into(),
            email: Email::stored(model.email),
            name: model.name,
            role: row.word("role", &model.role, Role::of)?,
            disabled_at: row.instant_or_none("disabled_at", model.disabled_at)?,
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}
