//! Loading many things at once: what one request asks for in the same breath becomes one statement.
//!
//! A loader lives for one request. Callers join the batch that is being gathered; whoever polls it first steps aside until
//! the executor has reached every other field, then loads for all. There is no timer and no task of its own.

use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use masthead_newsroom::Refusal;
use tokio::sync::OnceCell;

/// Something that can be loaded in batches.
pub trait Batch: Send + Sync {
    /// What it is loaded by.
    type Key: Clone + Eq + Hash + Send + Sync;
    /// What is loaded.
    type Value: Clone + Send + Sync;

    /// Loads these; what does not exist is absent from the answer.
    fn load(&self, keys: Vec<Self::Key>) -> impl Future<Output = Result<HashMap<Self::Key, Self::Value>, Refusal>> + Send;

    /// One that is at hand without loading; it is asked for before anybody waits.
    fn at_hand(&self, _: &Self::Key) -> Option<Self::Value> {
        None
    }
}

type Loaded<B> = Result<HashMap<<B as Batch>::Key, <B as Batch>::Value>, Arc<Refusal>>;

struct Gathering<B: Batch> {
    keys: Mutex<HashSet<B::Key>>,
    loaded: OnceCell<Loaded<B>>,
}

/// A batch loader for one request.
pub struct Loader<B: Batch> {
    batch: B,
    open: Mutex<Option<Arc<Gathering<B>>>>,
    known: Mutex<HashMap<B::Key, Option<B::Value>>>,
}

impl<B: Batch> Loader<B> {
    /// A loader that has loaded nothing yet.
    pub fn new(batch: B) -> Self {
        Self { batch, open: Mutex::new(None), known: Mutex::new(HashMap::new()) }
    }

    /// Loads one, together with whatever else is asked for now.
    pub async fn one(&self, key: B::Key) -> Result<Option<B::Value>, Arc<Refusal>> {
        if let Some(known) = lock(&self.known).get(&key) {
            return Ok(known.clone());
        }
        if let Some(value) = self.batch.at_hand(&key) {
            return Ok(Some(value));
        }
        let gathering = self.join([key.clone()]);
        let loaded = self.loaded(&gathering).await.as_ref().map_err(Arc::clone)?;
        Ok(loaded.get(&key).cloned())
    }

    /// Loads several, in the order of the keys; what does not exist is left out.
    pub async fn many(&self, keys: &[B::Key]) -> Result<Vec<B::Value>, Arc<Refusal>> {
        let at_hand: Vec<B::Value> = keys.iter().map_while(|key| self.batch.at_hand(key)).collect();
        if at_hand.len() == keys.len() {
            return Ok(at_hand);
        }
        let missing: Vec<B::Key> = {
            let known = lock(&self.known);
            keys.iter().filter(|key| !known.contains_key(*key)).cloned().collect()
        };
        if !missing.is_empty() {
            let gathering = self.join(missing);
            self.loaded(&gathering).await.as_ref().map_err(Arc::clone)?;
        }
        let known = lock(&self.known);
        Ok(keys.iter().filter_map(|key| known.get(key).cloned().flatten()).collect())
    }

    fn join(&self, keys: impl IntoIterator<Item = B::Key>) -> Arc<Gathering<B>> {
        let mut open = lock(&self.open);
        let gathering = open.get_or_insert_with(|| Arc::new(Gathering { keys: Mutex::new(HashSet::new()), loaded: OnceCell::new() }));
        lock(&gathering.keys).extend(keys);
        Arc::clone(gathering)
    }

    async fn loaded<'a>(&self, gathering: &'a Arc<Gathering<B>>) -> &'a Loaded<B> {
        // On the heap, so that the statement's large future is not part of every field that might be the one to load.
        gathering.loaded.get_or_init(|| Box::pin(self.close_and_load(gathering))).await
    }

    async fn close_and_load(&self, gathering: &Arc<Gathering<B>>) -> Loaded<B> {
        // The executor polls the sibling fields while this one yields; twice, since a field may need one step to get here.
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        {
            let mut open = lock(&self.open);
            if open.as_ref().is_some_and(|open| Arc::ptr_eq(open, gathering)) {
                *open = None;
            }
        }
        let keys: Vec<B::Key> = lock(&gathering.keys).iter().cloned().collect();
        let loaded = self.batch.load(keys.clone()).await.map_err(Arc::new)?;
        let mut known = lock(&self.known);
        for key in keys {
            let value = loaded.get(&key).cloned();
            known.insert(key, value);
        }
        drop(known);
        Ok(loaded)
    }
}

/// A poisoned lock only means that another field's future panicked while it held the lock; the maps are still whole.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Default)]
    struct Doubles {
        loads: AtomicUsize,
    }

    impl Batch for Doubles {
        type Key = u32;
        type Value = u32;

        async fn load(&self, keys: Vec<u32>) -> Result<HashMap<u32, u32>, Refusal> {
            self.loads.fetch_add(1, Ordering::SeqCst);
            Ok(keys.into_iter().filter(|key| *key < 100).map(|key| (key, key * 2)).collect())
        }
    }

    #[tokio::test]
    async fn what_is_asked_together_is_loaded_together() {
        let loader = Loader::new(Doubles::default());
        let keys: Vec<u32> = (0..80).collect();
        let (one, many, absent) = tokio::join!(loader.one(7), loader.many(&keys), loader.one(100));
        assert_eq!((one.unwrap(), many.unwrap().len(), absent.unwrap()), (Some(14), 80, None));
        assert_eq!(loader.batch.loads.load(Ordering::SeqCst), 1);
        assert_eq!(loader.one(8).await.unwrap(), Some(16));
        assert_eq!(loader.one(100).await.unwrap(), None);
        assert_eq!(loader.batch.loads.load(Ordering::SeqCst), 1, "known answers are not loaded again");
    }
}
