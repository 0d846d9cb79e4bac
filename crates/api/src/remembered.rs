//! Small things that nearly every request needs and that seldom change, kept in memory for the generation they were read in.
//! Requests share them; a change that the public can notice makes all of them old at once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use masthead_domain::contributors::Contributor;
use masthead_domain::ids::{ContributorId, TagId};
use masthead_domain::sections::SectionTree;
use masthead_domain::settings::Settings;
use masthead_domain::tags::Tag;
use masthead_newsroom::{Newsroom, Refusal};

/// What is kept of one newsroom.
#[derive(Debug, Default)]
pub struct Remembered {
    /// The section tree.
    pub tree: One<SectionTree>,
    /// The settings.
    pub settings: One<Settings>,
    /// Tags by id.
    pub tags: Many<TagId, Arc<Tag>>,
    /// Contributors by id.
    pub contributors: Many<ContributorId, Arc<Contributor>>,
}

/// One thing.
#[derive(Debug)]
pub struct One<T>(Mutex<Option<(i64, Arc<T>)>>);

/// Things by id, as far as somebody asked for them. What does not exist is not remembered.
#[derive(Debug)]
pub struct Many<K, V>(Mutex<(i64, HashMap<K, V>)>);

/// The most things of a kind; beyond it they are read anew rather than crowd out all else.
const MOST: usize = 20_000;

impl<T> Default for One<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<K, V> Default for Many<K, V> {
    fn default() -> Self {
        Self(Mutex::new((0, HashMap::new())))
    }
}

impl<T> One<T> {
    /// What is remembered, or what `read` finds. The generation is taken before reading, so that what is kept is at least as new.
    pub async fn get(&self, newsroom: &Newsroom, read: impl Future<Output = Result<T, Refusal>>) -> Result<Arc<T>, Refusal> {
        let Some(generation) = newsroom.store.generation().current() else { return read.await.map(Arc::new) };
        let known = lock(&self.0).as_ref().filter(|(of, _)| *of == generation).map(|(_, value)| Arc::clone(value));
        if let Some(known) = known {
            return Ok(known);
        }
        let value = Arc::new(read.await?);
        *lock(&self.0) = Some((generation, Arc::clone(&value)));
        Ok(value)
    }
}

impl<K: Copy + Eq + Hash, V: Clone> Many<K, V> {
    /// Those of `keys` that exist, remembered or loaded.
    pub async fn get<F>(&self, newsroom: &Newsroom, keys: Vec<K>, load: impl FnOnce(Vec<K>) -> F) -> Result<HashMap<K, V>, Refusal>
    where
        F: Future<Output = Result<HashMap<K, V>, Refusal>>,
    {
        let Some(generation) = newsroom.store.generation().current() else { return load(keys).await };
        let (mut found, missing) = self.recall(generation, keys);
        if !missing.is_empty() {
            let loaded = load(missing).await?;
            self.learn(generation, &loaded);
            found.extend(loaded);
        }
        Ok(found)
    }

    /// One that is remembered.
    pub fn at_hand(&self, newsroom: &Newsroom, key: &K) -> Option<V> {
        let generation = newsroom.store.generation().current()?;
        let known = lock(&self.0);
        if known.0 == generation { known.1.get(key).cloned() } else { None }
    }

    fn recall(&self, generation: i64, keys: Vec<K>) -> (HashMap<K, V>, Vec<K>) {
        let known = lock(&self.0);
        if known.0 != generation {
            return (HashMap::new(), keys);
        }
        let (there, missing): (Vec<K>, Vec<K>) = keys.into_iter().partition(|key| known.1.contains_key(key));
        let found = there.into_iter().filter_map(|key| known.1.get(&key).map(|value| (key, value.clone()))).collect();
        (found, missing)
    }

    fn learn(&self, generation: i64, loaded: &HashMap<K, V>) {
        let mut known = lock(&self.0);
        if known.0 < generation {
            *known = (generation, HashMap::new());
        }
        if known.0 == generation && known.1.len() + loaded.len() <= MOST {
            known.1.extend(loaded.iter().map(|(key, value)| (*key, value.clone())));
        }
    }
}

/// Whoever panicked while holding it left whole entries.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
