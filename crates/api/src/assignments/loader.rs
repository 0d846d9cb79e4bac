//! Loading the assignments for articles together.

use std::collections::HashMap;

use masthead_domain::assignments::Assignment;
use masthead_domain::ids::ArticleId;
use masthead_newsroom::{Caller, Newsroom, Refusal, assignments};

use crate::batch::Batch;

/// The assignments for articles that the caller was shown.
pub struct AssignmentBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for AssignmentBatch {
    type Key = ArticleId;
    type Value = Vec<Assignment>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Vec<Assignment>>, Refusal> {
        let mut loaded: HashMap<ArticleId, Vec<Assignment>> = HashMap::new();
        for assignment in assignments::of_articles(&self.newsroom, &self.caller, &keys).await? {
            let Some(article) = assignment.article else { continue };
            loaded.entry(article).or_default().push(assignment);
        }
        Ok(loaded)
    }
}
