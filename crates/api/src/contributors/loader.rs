//! Loading contributors together.

use std::collections::HashMap;

use masthead_domain::contributors::Contributor;
use masthead_domain::ids::ContributorId;
use masthead_newsroom::{Newsroom, Refusal, contributors};

use crate::batch::Batch;

/// Contributors by id.
pub struct ContributorBatch(pub Newsroom);

impl Batch for ContributorBatch {
    type Key = ContributorId;
    type Value = Contributor;

    async fn load(&self, keys: Vec<ContributorId>) -> Result<HashMap<ContributorId, Contributor>, Refusal> {
        Ok(contributors::by_ids(&self.0, &keys).await?.into_iter().map(|contributor| (contributor.id, contributor)).collect())
    }
}
