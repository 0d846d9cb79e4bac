//! Between rows and invitations.

use masthead_domain::invitations::Invitation;

use super::entity::Model;
use crate::StoreError;
use crate::convert::{Row, micros};

impl TryFrom<Model> for Invitation {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let row = Row { table: "invitations", id: model.user_id };
        Ok(Self {
            user: model.user_id.into(),
            invited_by: model.invited_by.map(Into::into),
            invited_at: row.instant("invited_at", model.invited_at)?,
            expires_at: row.instant("expires_at", model.expires_at)?,
        })
    }
}

impl From<&Invitation> for Model {
    fn from(invitation: &Invitation) -> Self {
        Self {
            user_id: invitation.user.into(),
            invited_by: invitation.invited_by.map(Into::into),
            invited_at: micros(invitation.invited_at),
            expires_at: micros(invitation.expires_at),
        }
    }
}
