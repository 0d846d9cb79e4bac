//! What an answer was made of, gathered while it is made: the keys by which caches on the way to readers find it again.

use std::sync::{Arc, Mutex, PoisonError};

use masthead_domain::surrogates::{SurrogateKey, SurrogateKeys};

/// The keys of what one request has read so far, found or not. Clones gather into the same place.
#[derive(Clone, Debug, Default)]
pub struct Ingredients(Arc<Mutex<SurrogateKeys>>);

impl Ingredients {
    /// Notes what is read. What is looked for and not there counts as read: one day it may be there.
    pub fn note(&self, keys: impl IntoIterator<Item = SurrogateKey>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(keys);
    }

    /// All that was noted.
    pub fn keys(&self) -> SurrogateKeys {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
