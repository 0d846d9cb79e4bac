//! Text taken apart into what it is found by.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold;

/// Longer runs of letters are no words anybody looks for: addresses, keys, pictures as text.
const LONGEST_WORD: usize = 100;

/// Words, each once, folded: lower case, without diacritics, `đ` as `d`. A word is what Unicode (UAX #29) takes for one, cut where
/// anything stands in it that is neither letter nor digit; of scripts without blanks each ideograph is one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchWords(BTreeSet<String>);

impl SearchWords {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Self::of_all([text])
    }

    /// The words of several texts.
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        for text in texts {
            let folded = fold(text);
            let parts = folded.unicode_words().flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
            words.extend(parts.filter(|part| !part.is_empty() && part.chars().count() <= LONGEST_WORD).map(str::to_owned));
        }
        Self(words)
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The words with a blank between them, as they are stored.
    pub fn joined(&self) -> String {
        self.iter().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        SearchWords::of(text).joined()
    }

    #[test]
    fn words_are_found_whatever_their_accents() {
        assert_eq!(words("Đường về Huế, đường VỀ huế!"), "duong hue ve");
        assert_eq!(words("duong ve hue"), words("Đường về Huế"));
    }

    #[test]
    fn words_end_where_letters_and_digits_end() {
        assert_eq!(words("30.000 lượt/ngày (bao.vn) can't COVID-19"), "000 19 30 bao can covid luot ngay t vn");
        assert_eq!(words("東京 2026"), "2026 京 東");
        assert!(SearchWords::of(" – !? ").is_empty());
        assert!(SearchWords::of(&"x".repeat(101)).is_empty());
    }
}
