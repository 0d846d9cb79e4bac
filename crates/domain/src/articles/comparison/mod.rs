//! What differs between two contents of an article, for people to read: the words of its short texts, the blocks of its body and
//! their words, and both values of everything else.

mod blocks;
mod effort;
mod pairing;
#[cfg(test)]
mod tests;
mod words;

use super::ArticleContent;
use crate::audit::Difference;

use blocks::block_differences;
pub use blocks::{BlockChange, BlockDifference};
use effort::Effort;
use words::word_pieces;
pub use words::{Piece, PieceKind};

/// What differs between two contents.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The short texts that differ, word by word.
    pub texts: Vec<TextDifference>,
    /// The body, block by block, in the order of the later one; what was removed stands where it stood.
    pub blocks: Vec<BlockDifference>,
    /// Everything else that differs.
    pub values: Difference,
}

/// A short text that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextDifference {
    /// The field's name, as the public schema spells it.
    pub field: &'static str,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// Compares two contents of one article. The work is bounded, see [`Effort`]: what is too long to be compared by words is shown as
/// replaced whole.
pub fn compare(before: &ArticleContent, after: &ArticleContent) -> Comparison {
    let mut effort = Effort::of_one_comparison();
    let mut values = Difference::between(Some(before), Some(after));
    let mut texts = Vec::new();
    for (field, old, new) in short_texts(before, after).into_iter().filter(|(_, old, new)| old != new) {
        texts.push(TextDifference { field, pieces: word_pieces(old, new, &mut effort) });
        values.forget(field);
    }
    Comparison { texts, blocks: block_differences(before.body.blocks(), after.body.blocks(), &mut effort), values }
}

fn short_texts<'a>(before: &'a ArticleContent, after: &'a ArticleContent) -> [(&'static str, &'a str, &'a str); 4] {
    let text = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
    [
        ("headline", &before.headline, &after.headline),
        ("kicker", text(&before.kicker), text(&after.kicker)),
        ("standfirst", text(&before.standfirst), text(&after.standfirst)),
        ("trailText", text(&before.trail_text), text(&after.trail_text)),
    ]
}
