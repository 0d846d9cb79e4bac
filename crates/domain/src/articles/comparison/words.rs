//! Two texts, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::Effort;

/// Whether both texts have a piece, or which of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PieceKind {
    /// Both have it.
    Equal,
    /// Only the later one has it.
    Inserted,
    /// Only the earlier one has it.
    Deleted,
}

/// A run of words. The equal and deleted pieces together are the earlier text, the equal and inserted ones the later.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Which texts have it.
    pub kind: PieceKind,
    /// The words, with the blanks and signs between them.
    pub text: String,
}

/// The pieces of two texts. Words are those of UAX #29, so in Vietnamese a syllable with all its marks is one.
pub(super) fn word_pieces(before: &str, after: &str, effort: &mut Effort) -> Vec<Piece> {
    let (old, new) = (words(before), words(after));
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let same_end = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_middle, new_middle) = (&old[same..old.len() - same_end], &new[same..new.len() - same_end]);

    let mut pieces = Pieces::default();
    pieces.equal(&old[..same]);
    pieces.differing(old_middle, new_middle, effort);
    pieces.equal(&old[old.len() - same_end..]);
    pieces.finish()
}

fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// Pieces as they are put together: what was deleted stands before what was inserted in its place.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    deleted: String,
    inserted: String,
}

impl Pieces {
    fn differing(&mut self, old: &[&str], new: &[&str], effort: &mut Effort) {
        if old.is_empty() || new.is_empty() || !effort.afford_words(old.len() + new.len()) {
            return self.replaced(old, new);
        }
        let ops = capture_diff_slices(Algorithm::Histogram, old, new);
        for (place, op) in ops.iter().enumerate() {
            let (was, is) = (&old[op.old_range()], &new[op.new_range()]);
            let between_changes = place > 0 && place + 1 < ops.len();
            match op {
                // Two words that were changed beside each other read better as one change than as two around a blank.
                DiffOp::Equal { .. } if between_changes && is_blank(was) => self.replaced(was, is),
                DiffOp::Equal { .. } => self.equal(was),
                _ => self.replaced(was, is),
            }
        }
    }

    fn equal(&mut self, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        self.end_change();
        let text = words.concat();
        match self.done.last_mut() {
            Some(Piece { kind: PieceKind::Equal, text: before }) => before.push_str(&text),
            _ => self.done.push(Piece { kind: PieceKind::Equal, text }),
        }
    }

    fn replaced(&mut self, old: &[&str], new: &[&str]) {
        self.deleted.extend(old.iter().copied());
        self.inserted.extend(new.iter().copied());
    }

    fn end_change(&mut self) {
        let change = [(PieceKind::Deleted, &mut self.deleted), (PieceKind::Inserted, &mut self.inserted)];
        let pieces = change.map(|(kind, text)| Piece { kind, text: std::mem::take(text) });
        self.done.extend(pieces.into_iter().filter(|piece| !piece.text.is_empty()));
    }

    fn finish(mut self) -> Vec<Piece> {
        self.end_change();
        self.done
    }
}

fn is_blank(words: &[&str]) -> bool {
    words.iter().all(|word| word.chars().all(char::is_whitespace))
}
