//! From rows to tokens.

use masthead_domain::api_tokens::ApiToken;

use super::entity::Model;
use crate::StoreError;
use crate::convert::Row;

impl TryFrom<Model> for ApiToken {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "api_tokens", id: model.id };
        Ok(Self {
            scopes: row.json("scopes", &model.scopes)?,
            created_at: row.instant("created_at", model.created_at)?,
            expires_at: row.instant_or_none("expires_at", model.expires_at)?,
            last_used_at: row.instant_or_none("last_used_at", model.last_used_at)?,
            revoked_at: row.instant_or_none("revoked_at", model.revoked_at)?,
            id: model.id.into(),
            name: model.name,
            prefix: model.prefix,
            section: model.section_id.map(Into::into),
            created_by: model.created_by.into(),
        })
    }
}
