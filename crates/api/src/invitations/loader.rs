//! Loading invitations together.

use std::collections::HashMap;

use masthead_domain::ids::UserId;
use masthead_domain::invitations::Invitation;
use masthead_newsroom::{Caller, Newsroom, Refusal, invitations};

use crate::batch::Batch;

/// Invitations that have not been accepted, by user.
pub struct InvitationBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for InvitationBatch {
    type Key = UserId;
    type Value = Invitation;

    async fn load(&self, keys: Vec<UserId>) -> Result<HashMap<UserId, Invitation>, Refusal> {
        let found = invitations::of_users(&self.newsroom, &self.caller, &keys).await?;
        Ok(found.into_iter().map(|invitation| (invitation.user, invitation)).collect())
    }
}
