//! One key, and the coarser one that stands for it where there is no room for all.

use std::fmt;

use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::ids::{ArticleId, ContributorId, SectionId, TagId, TranslationGroupId};

/// Something that a public answer was made of. What changes it makes every answer old that bears the key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SurrogateKey {
    /// Anything at all: every answer bears it.
    All,
    /// Which articles are live, and what each of them says: a list without a condition that has a key of its own, or a name that
    /// leads to no live article.
    Articles,
    /// Which articles were killed.
    Tombstones,
    /// The section tree. It changes seldom and nearly every answer shows some of it, so its sections have no keys of their own.
    Sections,
    /// Which tags there are, and what each is called.
    Tags,
    /// Which contributors there are, and what each is called.
    Contributors,
    /// The newspaper's settings.
    Settings,
    /// One live article, or that it is not live.
    Article(ArticleId),
    /// The live translations of one story.
    Translations(TranslationGroupId),
    /// The live articles in a section and below it.
    InSection(SectionId),
    /// The live articles with a tag.
    WithTag(TagId),
    /// The live articles by a contributor.
    ByContributor(ContributorId),
    /// What a tag is called.
    Tag(TagId),
    /// What a contributor is called.
    Contributor(ContributorId),
}

/// How many characters of an id are in a key: its last group. They are random, so that two ids share them about never; if they
/// do, an answer is made anew once more than it had to be.
const SHORT: usize = 12;

impl SurrogateKey {
    /// The key that stands for this one where an answer has too many: whatever makes this one old makes that one old as well.
    pub fn coarse(self) -> Self {
        match self {
            Self::Article(_) | Self::Translations(_) | Self::InSection(_) | Self::WithTag(_) | Self::ByContributor(_) => Self::Articles,
            Self::Tag(_) => Self::Tags,
            Self::Contributor(_) => Self::Contributors,
            coarse => coarse,
        }
    }

    /// The word, and the id it is about.
    fn parts(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::All => ("all", None),
            Self::Articles => ("articles", None),
            Self::Tombstones => ("tombstones", None),
            Self::Sections => ("sections", None),
            Self::Tags => ("tags", None),
            Self::Contributors => ("contributors", None),
            Self::Settings => ("settings", None),
            Self::Article(id) => ("a", Some(id.0)),
            Self::Translations(id) => ("g", Some(id.0)),
            Self::InSection(id) => ("s", Some(id.0)),
            Self::WithTag(id) => ("w", Some(id.0)),
            Self::ByContributor(id) => ("b", Some(id.0)),
            Self::Tag(id) => ("t", Some(id.0)),
            Self::Contributor(id) => ("c", Some(id.0)),
        }
    }
}

impl fmt::Display for SurrogateKey {
    /// Lower case letters, digits and a hyphen: some caches take `A` and `a` for the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (word, None) => f.write_str(word),
            (word, Some(id)) => {
                let id = id.simple().to_string();
                write!(f, "{word}-{}", &id[id.len() - SHORT..])
            }
        }
    }
}

impl Serialize for SurrogateKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_ends_like_the_id_it_is_about() {
        let id: ArticleId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(SurrogateKey::Article(id).to_string(), "a-b302099a8057");
        assert_eq!(SurrogateKey::Articles.to_string(), "articles");
    }
}
