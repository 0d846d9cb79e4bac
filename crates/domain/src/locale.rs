//! Languages as BCP 47 tags (RFC 5646): `vi`, `en`, `en-GB`, `zh-Hant`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::problems::Problem;

/// A language tag of language, optional script and optional region, in its canonical case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Locale(String);

impl Locale {
    /// Reads a tag, mending its case: `EN-gb` → `en-GB`.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut parts = text.trim().split('-').peekable();
        let mut tag =
            parts.next().filter(|p| (2..=3).contains(&p.len()) && is_alphabetic(p)).map(str::to_ascii_lowercase).ok_or_else(refusal)?;
        if let Some(script) = parts.next_if(|p| p.len() == 4 && is_alphabetic(p)) {
            tag.push('-');
            tag.push_str(&script[..1].to_ascii_uppercase());
            tag.push_str(&script[1..].to_ascii_lowercase());
        }
        if let Some(region) =
            parts.next_if(|p| (p.len() == 2 && is_alphabetic(p)) || (p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit())))
        {
            tag.push('-');
            tag.push_str(&region.to_ascii_uppercase());
        }
        if parts.next().is_some() { Err(refusal()) } else { Ok(Self(tag)) }
    }

    /// A tag that was stored.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: `en` of `en-GB`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_alphabetic(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn refusal() -> Problem {
    Problem::invalid("Write a language tag such as \"vi\", \"en\" or \"en-GB\" (BCP 47).")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_case() {
        assert_eq!(Locale::parse("EN-gb").unwrap().as_str(), "en-GB");
        assert_eq!(Locale::parse("zh-hant-tw").unwrap().as_str(), "zh-Hant-TW");
        assert_eq!(Locale::parse("vi").unwrap().language(), "vi");
        for wrong in ["", "v", "vi_VN", "vietnamese", "vi-VN-x-y", "đ"] {
            assert!(Locale::parse(wrong).is_err(), "{wrong}");
        }
    }
}
