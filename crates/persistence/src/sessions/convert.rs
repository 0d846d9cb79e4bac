//! From rows to sessions.

use masthead_domain::sessions::Session;

use super::entity::Model;
use crate::StoreError;
use crate::convert::Row;

impl TryFrom<Model> for Session {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "sessions", id: model.id };
        Ok(Self {
            created_at: row.instant("created_at", model.created_at)?,
            last_used_at: row.instant("last_used_at", model.last_used_at)?,
            expires_at: row.instant("expires_at", model.expires_at)?,
            id: model.id.into(),
            user: model.user_id.into(),
            user_agent: model.user_agent,
            address: model.address,
        })
    }
}
