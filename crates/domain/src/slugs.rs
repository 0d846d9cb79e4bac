//! Slugs: the part of a URL that names a thing, `Chuyển đổi số` → `chuyen-doi-so`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::problems::Problem;
use crate::text::fold;

/// The longest slug; long enough for any headline a person would read out.
pub const MAX_LENGTH: usize = 120;

/// Lower-case ASCII letters, digits and single hyphens, 1 to [`MAX_LENGTH`] characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// The slug of a name or headline, cut at a word; `fallback` when nothing of it can be written in ASCII.
    pub fn of(name: &str, fallback: &str) -> Self {
        let mut slug = String::new();
        for word in fold(name).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if slug.is_empty() {
                slug.push_str(&word[..word.len().min(MAX_LENGTH)]);
            } else if slug.len() + 1 + word.len() <= MAX_LENGTH {
                slug.push('-');
                slug.push_str(word);
            } else {
                break;
            }
        }
        if slug.is_empty() { Self(fallback.to_owned()) } else { Self(slug) }
    }

    /// A slug that an editor typed: taken as it is, or refused with the spelling that would do.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::required("The slug is empty; leave it out to have one made."));
        }
        let made = Self::of(text, "");
        if made.0 == text {
            Ok(made)
        } else if made.0.is_empty() {
            Err(Problem::invalid("A slug is made of lower-case letters a-z, digits and hyphens."))
        } else {
            Err(Problem::invalid(format!(
                "A slug is at most {MAX_LENGTH} lower-case letters a-z, digits and single hyphens: try \"{made}\"."
            )))
        }
    }

    /// A slug that was stored, which was valid when it was.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// This slug with `-2`, `-3`, … for the second and later things of the same name.
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let stem = &self.0[..self.0.len().min(MAX_LENGTH - suffix.len())];
        Self(format!("{}{suffix}", stem.trim_end_matches('-')))
    }

    /// What this slug and all its numbered forms begin with: a long slug is cut to make room for its number.
    pub fn stem(&self) -> &str {
        const LONGEST_SUFFIX: usize = "-4294967295".len();
        self.0[..self.0.len().min(MAX_LENGTH - LONGEST_SUFFIX)].trim_end_matches('-')
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_headlines() {
        assert_eq!(Slug::of("Chuyển đổi số", "article").as_str(), "chuyen-doi-so");
        assert_eq!(Slug::of("  Đường về: 30.000 lượt khách!  ", "article").as_str(), "duong-ve-30-000-luot-khach");
        assert_eq!(Slug::of("日本語", "article").as_str(), "article");
    }

    #[test]
    fn typed_slugs_are_kept_or_explained() {
        assert_eq!(Slug::parse("xa-hoi").unwrap().as_str(), "xa-hoi");
        assert!(Slug::parse("Xã hội").unwrap_err().message.contains("xa-hoi"));
        assert!(Slug::parse("a--b").is_err());
        assert!(Slug::parse("!").is_err());
    }

    proptest! {
        #[test]
        fn made_slugs_are_valid(name in ".{0,300}") {
            let slug = Slug::of(&name, "article");
            prop_assert!(Slug::parse(slug.as_str()).is_ok());
            for number in [2, 10, 4_000_000_000] {
                prop_assert!(Slug::parse(slug.numbered(number).as_str()).is_ok());
                prop_assert!(slug.numbered(number).as_str().starts_with(slug.stem()));
            }
        }
    }
}
