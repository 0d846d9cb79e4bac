//! Loading the locks on articles together.

use std::collections::HashMap;

use masthead_domain::articles::Lock;
use masthead_domain::ids::ArticleId;
use masthead_newsroom::{Caller, Newsroom, Refusal, locks};

use crate::batch::Batch;

/// The locks that hold on articles that the caller was shown.
pub struct LockBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for LockBatch {
    type Key = ArticleId;
    type Value = Lock;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Lock>, Refusal> {
        let standing = locks::of_articles(&self.newsroom, &self.caller, &keys).await?;
        Ok(standing.into_iter().map(|lock| (lock.article, lock)).collect())
    }
}
