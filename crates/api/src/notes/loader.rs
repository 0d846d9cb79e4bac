//! Loading the notes on articles together.

use std::collections::HashMap;
use std::sync::Arc;

use masthead_domain::ids::ArticleId;
use masthead_domain::notes::{Note, Thread, threads};
use masthead_newsroom::{Caller, Newsroom, Refusal, notes};

use crate::batch::Batch;

/// The threads on articles that the caller was shown.
pub struct ThreadBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Who asks.
    pub caller: Caller,
}

impl Batch for ThreadBatch {
    type Key = ArticleId;
    type Value = Arc<Vec<Thread>>;

    async fn load(&self, keys: Vec<ArticleId>) -> Result<HashMap<ArticleId, Arc<Vec<Thread>>>, Refusal> {
        let mut of: HashMap<ArticleId, Vec<Note>> = HashMap::new();
        for note in notes::of_articles(&self.newsroom, &self.caller, &keys).await? {
            of.entry(note.article).or_default().push(note);
        }
        Ok(of.into_iter().map(|(article, notes)| (article, Arc::new(threads(notes)))).collect())
    }
}
