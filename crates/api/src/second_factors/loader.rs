//! Loading second factors together.

use std::collections::HashMap;

use masthead_domain::ids::UserId;
use masthead_domain::second_factors::SecondFactor;
use masthead_newsroom::{Caller, Newsroom, Refusal, second_factors};

use crate::batch::Batch;

/// Second factors by user.
pub struct SecondFactorBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for SecondFactorBatch {
    type Key = UserId;
    type Value = SecondFactor;

    async fn load(&self, keys: Vec<UserId>) -> Result<HashMap<UserId, SecondFactor>, Refusal> {
        let found = second_factors::of_users(&self.newsroom, &self.caller, &keys).await?;
        Ok(found.into_iter().map(|factor| (factor.user, factor)).collect())
    }
}
