//! Loading the schedules of articles together.

use std::collections::HashMap;
use std::sync::Arc;

use masthead_domain::ids::ArticleId;
use masthead_newsroom::{Caller, Newsroom, Refusal, schedules};

use super::types::Schedule;
use crate::batch::Batch;

/// The schedules of articles that the caller was shown.
pub struct ScheduleBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for ScheduleBatch {
    type Key = ArticleId;
    type Value = Vec<Schedule>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Vec<Schedule>>, Refusal> {
        let mut loaded: HashMap<ArticleId, Vec<Schedule>> = HashMap::new();
        for schedule in schedules::of_articles(&self.newsroom, &self.caller, &keys).await? {
            loaded.entry(schedule.article).or_default().push(Schedule(Arc::new(schedule)));
        }
        Ok(loaded)
    }
}
