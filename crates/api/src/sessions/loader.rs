//! Loading the sessions of several users together.

use std::collections::HashMap;

use masthead_domain::ids::UserId;
use masthead_domain::sessions::Session;
use masthead_newsroom::{Caller, Newsroom, Refusal, sessions};

use crate::batch::Batch;

/// The sessions in force by user.
pub struct SessionBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for SessionBatch {
    type Key = UserId;
    type Value = Vec<Session>;

    async fn load(&self, keys: Vec<UserId>) -> Result<HashMap<UserId, Vec<Session>>, Refusal> {
        let mut by_user: HashMap<UserId, Vec<Session>> = HashMap::new();
        for session in sessions::of_users(&self.newsroom, &self.caller, &keys).await? {
            by_user.entry(session.user).or_default().push(session);
        }
        Ok(by_user)
    }
}
