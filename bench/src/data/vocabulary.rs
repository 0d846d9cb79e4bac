//! Text without meaning that looks, weighs and is distributed like Vietnamese: syllables of the language's sounds, common ones often.

use fastrand::Rng;

use super::zipf::Zipf;

const ONSETS: [&str; 23] =
    ["b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];

const RIMES: [&str; 72] = [
    "a", "à", "á", "ả", "ã", "ạ", "ai", "ải", "am", "an", "án", "àn", "ang", "áng", "anh", "ánh", "ành", "ao", "ạt", "au", "ay", "ày",
    "ăm", "ăn", "ắng", "ắt", "âm", "ân", "ận", "ất", "âu", "ậu", "ây", "ấy", "em", "én", "eo", "ê", "ế", "ền", "ết", "iên", "iến", "iệt",
    "iều", "im", "inh", "ình", "o", "oi", "ói", "òn", "ong", "óng", "ô", "ố", "ôi", "ồn", "ông", "ộng", "ơ", "ờ", "ơi", "ới", "u", "ủ",
    "ung", "uống", "ư", "ừng", "ươi", "ường",
];

/// All syllables, and how often each is used.
pub struct Vocabulary {
    syllables: Vec<String>,
    often: Zipf,
}

impl Vocabulary {
    /// The same syllables in the same order each time.
    pub fn new() -> Self {
        let of_onset = |onset: &str| RIMES.map(|rime| format!("{onset}{rime}"));
        let mut syllables: Vec<String> = ONSETS.into_iter().flat_map(of_onset).collect();
        Rng::with_seed(23).shuffle(&mut syllables);
        let often = Zipf::new(syllables.len());
        Self { syllables, often }
    }

    /// Between `least` and `most` syllables, the first with a capital letter.
    pub fn phrase(&self, rng: &mut Rng, least: usize, most: usize) -> String {
        let mut text = String::new();
        for place in 0..rng.usize(least..=most) {
            let syllable = &self.syllables[self.often.pick(rng)];
            if place == 0 {
                text.push_str(&capitalised(syllable));
            } else {
                text.push(' ');
                text.push_str(syllable);
            }
        }
        text
    }

    /// Sentences of at least so many bytes.
    pub fn sentences(&self, rng: &mut Rng, bytes: usize) -> String {
        let mut text = String::new();
        while text.len() < bytes {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.phrase(rng, 7, 24));
            text.push('.');
        }
        text
    }

    /// A name of two or three parts, each with a capital letter.
    pub fn name(&self, rng: &mut Rng) -> String {
        let part = |rng: &mut Rng| capitalised(&self.syllables[rng.usize(..self.syllables.len())]);
        (0..rng.usize(2..=3)).map(|_| part(rng)).collect::<Vec<_>>().join(" ")
    }
}

fn capitalised(syllable: &str) -> String {
    let mut letters = syllable.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_says_the_same() {
        let (one, other) = (Vocabulary::new(), Vocabulary::new());
        let text = one.sentences(&mut Rng::with_seed(7), 300);
        assert_eq!(text, other.sentences(&mut Rng::with_seed(7), 300));
        assert!((300..500).contains(&text.len()), "{}", text.len());
        assert_ne!(text, one.sentences(&mut Rng::with_seed(8), 300));
    }
}
