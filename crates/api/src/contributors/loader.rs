//! Loading contributors together.

use std::collections::HashMap;
use std::sync::Arc;

use masthead_domain::contributors::Contributor;
use masthead_domain::ids::ContributorId;
use masthead_domain::surrogates::SurrogateKey;
use masthead_newsroom::{Newsroom, Refusal, contributors};

use crate::batch::Batch;
use crate::ingredients::Ingredients;
use crate::remembered::Remembered;

/// Contributors by id.
pub struct ContributorBatch {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// Those that were loaded before.
    pub remembered: Arc<Remembered>,
    /// What the answer is made of.
    pub ingredients: Ingredients,
}

impl Batch for ContributorBatch {
    type Key = ContributorId;
    type Value = Arc<Contributor>;

    async fn load(&self, keys: Vec<ContributorId>) -> Result<HashMap<ContributorId, Arc<Contributor>>, Refusal> {
        self.ingredients.note(keys.iter().map(|id| SurrogateKey::Contributor(*id)));
        let load = |missing: Vec<ContributorId>| async move {
            Ok(contributors::by_ids(&self.newsroom, &missing)
                .await?
                .into_iter()
                .map(|contributor| (contributor.id, Arc::new(contributor)))
                .collect())
        };
        self.remembered.contributors.get(&self.newsroom, keys, load).await
    }
    fn at_hand(&self, key: &ContributorId) -> Option<Arc<Contributor>> {
        self.ingredients.note([SurrogateKey::Contributor(*key)]);
        self.remembered.contributors.at_hand(&self.newsroom, key)
    }
}
