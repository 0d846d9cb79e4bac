//! Loading tags together.

use std::collections::HashMap;

use masthead_domain::ids::TagId;
use masthead_domain::tags::Tag;
use masthead_newsroom::{Newsroom, Refusal, tags};

use crate::batch::Batch;

/// Tags by id.
pub struct TagBatch(pub Newsroom);

impl Batch for TagBatch {
    type Key = TagId;
    type Value = Tag;

    async fn load(&self, keys: Vec<TagId>) -> Result<HashMap<TagId, Tag>, Refusal> {
        Ok(tags::by_ids(&self.0, &keys).await?.into_iter().map(|tag| (tag.id, tag)).collect())
    }
}
