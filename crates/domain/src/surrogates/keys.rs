//! Several keys, each once, and how they fit into a header.

use std::collections::BTreeSet;

use serde::Serialize;

use super::SurrogateKey;
use crate::ids::ArticleId;

/// Several keys, in an order that is always the same.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct SurrogateKeys(BTreeSet<SurrogateKey>);

impl SurrogateKeys {
    /// The keys that a change of a live article makes old wherever it stands.
    pub fn of_article(article: ArticleId) -> Self {
        [SurrogateKey::Articles, SurrogateKey::Article(article)].into_iter().collect()
    }

    /// Adds a key.
    pub fn insert(&mut self, key: SurrogateKey) {
        self.0.insert(key);
    }

    /// Whether it is among them.
    pub fn contains(&self, key: SurrogateKey) -> bool {
        self.0.contains(&key)
    }

    /// The keys of an answer as a header tells them, with `separator` between them, in at most `bytes` if that is possible. Too many
    /// give way to coarser ones: those of tags and contributors first, since these change least, then those of articles. The
    /// coarsest are few, and always told.
    pub fn header(&self, separator: &str, bytes: usize) -> String {
        let by_name = |key: SurrogateKey| match key {
            SurrogateKey::Tag(_) | SurrogateKey::Contributor(_) => key.coarse(),
            other => other,
        };
        let all = self.written(separator, |key| key);
        let fits = |text: String| (text.len() <= bytes).then_some(text);
        let fitting = fits(all).or_else(|| fits(self.written(separator, by_name)));
        fitting.unwrap_or_else(|| self.written(separator, SurrogateKey::coarse))
    }

    fn written(&self, separator: &str, told: impl Fn(SurrogateKey) -> SurrogateKey) -> String {
        let told: BTreeSet<_> = [SurrogateKey::All].into_iter().chain(self.0.iter().copied().map(told)).collect();
        told.iter().map(ToString::to_string).collect::<Vec<_>>().join(separator)
    }
}

impl Extend<SurrogateKey> for SurrogateKeys {
    fn extend<I: IntoIterator<Item = SurrogateKey>>(&mut self, keys: I) {
        self.0.extend(keys);
    }
}

impl FromIterator<SurrogateKey> for SurrogateKeys {
    fn from_iter<I: IntoIterator<Item = SurrogateKey>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}

impl IntoIterator for SurrogateKeys {
    type Item = SurrogateKey;
    type IntoIter = std::collections::btree_set::IntoIter<SurrogateKey>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn too_many_keys_give_way_to_coarser_ones() {
        let id = Uuid::from_u128(0xa);
        let keys: SurrogateKeys =
            [SurrogateKey::Tag(id.into()), SurrogateKey::Article(id.into()), SurrogateKey::Settings].into_iter().collect();
        assert_eq!(keys.header(" ", 50), "all settings a-00000000000a t-00000000000a");
        assert_eq!(keys.header(",", 40), "all,tags,settings,a-00000000000a");
        assert_eq!(keys.header(" ", 30), "all articles tags settings");
        assert_eq!(keys.header(" ", 0), "all articles tags settings");
        assert_eq!(SurrogateKeys::default().header(" ", 100), "all");
    }
}
