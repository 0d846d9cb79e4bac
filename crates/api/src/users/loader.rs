//! Loading colleagues together.

use std::collections::HashMap;

use masthead_domain::ids::UserId;
use masthead_domain::users::User;
use masthead_newsroom::{Caller, Newsroom, Refusal, users};

use crate::batch::Batch;

/// Colleagues by id.
pub struct UserBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for UserBatch {
    type Key = UserId;
    type Value = User;

    async fn load(&self, keys: Vec<UserId>) -> Result<HashMap<UserId, User>, Refusal> {
        Ok(users::by_ids(&self.newsroom, &self.caller, &keys).await?.into_iter().map(|user| (user.id, user)).collect())
    }
}
