//! Loading tags together.

use std::collections::HashMap;
use std::sync::Arc;

use masthead_domain::ids::TagId;
use masthead_domain::surrogates::SurrogateKey;
use masthead_domain::tags::Tag;
use masthead_newsroom::{Newsroom, Refusal, tags};

use crate::batch::Batch;
use crate::ingredients::Ingredients;
use crate::remembered::Remembered;

/// Tags by id.
pub struct TagBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Those that were loaded before.
    pub remembered: Arc<Remembered>,
    /// What the answer is made of.
    pub ingredients: Ingredients,
}

impl Batch for TagBatch {
    type Key = TagId;
    type Value = Arc<Tag>;

    async fn load(&self, keys: Vec<TagId>) -> Result<HashMap<TagId, Arc<Tag>>, Refusal> {
        self.ingredients.note(keys.iter().map(|id| SurrogateKey::Tag(*id)));
        let load = |missing: Vec<TagId>| async move {
            Ok(tags::by_ids(&self.newsroom, &missing).await?.into_iter().map(|tag| (tag.id, Arc::new(tag))).collect())
        };
        self.remembered.tags.get(&self.newsroom, keys, load).await
    }
    fn at_hand(&self, key: &TagId) -> Option<Arc<Tag>> {
        self.ingredients.note([SurrogateKey::Tag(*key)]);
        self.remembered.tags.at_hand(&self.newsroom, key)
    }
}
