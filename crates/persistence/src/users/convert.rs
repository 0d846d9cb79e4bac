//! Between rows and users.

use masthead_domain::users::{Email, Role, SectionRole, User};

use super::entity::Model;
use crate::StoreError;
use crate::convert::Row;

impl Model {
    /// The user of this row, who has these roles in sections.
    pub(super) fn with(self, section_roles: Vec<SectionRole>) -> Result<User, StoreError> {
        let model = self;
        let row = Row { table: "users", id: model.id };
        Ok(User {
            id: model.id.into(),
            email: Email::stored(model.email),
            name: model.name,
            role: row.word("role", &model.role, Role::of)?,
            section_roles,
            disabled_at: row.instant_or_none("disabled_at", model.disabled_at)?,
            version: model.version,
            created_at: row.instant("created_at", model.created_at)?,
            updated_at: row.instant("updated_at", model.updated_at)?,
        })
    }
}
