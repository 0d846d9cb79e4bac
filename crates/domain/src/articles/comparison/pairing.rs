//! Which of the blocks that went and of those that came are one block that was rewritten.

use std::collections::HashMap;
use std::mem::discriminant;

use unicode_segmentation::UnicodeSegmentation;

use super::Effort;
use crate::body::Block;

/// Below so many words in common, of a thousand, a block was not rewritten: one went and another came.
const ALIKE: u64 = 400;
/// How much alike two blocks of a kind without words are, such as pictures without captions.
const WORDLESS: u64 = 500;

/// Pairs of places whose blocks are one that was rewritten: in order in both bodies, and together as much alike as possible. Where
/// looking at all of them would be too much, blocks of a kind are paired as they come.
pub(super) fn pair((before, gone): (&[Block], &[usize]), (after, come): (&[Block], &[usize]), effort: &mut Effort) -> Vec<(usize, usize)> {
    let mut vocabulary = HashMap::new();
    let texts: Vec<String> =
        gone.iter().map(|place| &before[*place]).chain(come.iter().map(|place| &after[*place])).map(Block::plain_text).collect();
    let bags: Vec<Vec<usize>> = texts.iter().map(|text| bag(&mut vocabulary, text)).collect();
    let (old, new) = bags.split_at(gone.len());
    let kinds_agree = |i: usize, j: usize| discriminant(&before[gone[i]]) == discriminant(&after[come[j]]);
    let found = if effort.afford(steps(old, new)) {
        best(old.len(), new.len(), |i, j| if kinds_agree(i, j) { likeness(&old[i], &new[j]) } else { 0 })
    } else {
        (0..old.len().min(new.len())).filter(|place| kinds_agree(*place, *place)).map(|place| (place, place)).collect()
    };
    found.into_iter().map(|(i, j)| (gone[i], come[j])).collect()
}

/// The words of a text, as numbers and in their order, so that two bags are compared in one walk.
fn bag<'a>(vocabulary: &mut HashMap<&'a str, usize>, text: &'a str) -> Vec<usize> {
    let mut of = |word| {
        let free = vocabulary.len();
        *vocabulary.entry(word).or_insert(free)
    };
    let mut bag: Vec<usize> = text.unicode_words().map(&mut of).collect();
    bag.sort_unstable();
    bag
}

/// What comparing each with each costs.
fn steps(old: &[Vec<usize>], new: &[Vec<usize>]) -> u64 {
    let words = |bags: &[Vec<usize>]| bags.iter().map(|bag| bag.len() as u64 + 1).sum::<u64>();
    words(old).saturating_mul(new.len() as u64).saturating_add(words(new).saturating_mul(old.len() as u64))
}

/// How many of a thousand words two bags have in common (the Sørensen–Dice coefficient); 0 where that is too few.
fn likeness(old: &[usize], new: &[usize]) -> u64 {
    let together = (old.len() + new.len()) as u64;
    if together == 0 {
        return WORDLESS;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < old.len() && j < new.len() {
        match old[i].cmp(&new[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, common) = (i + 1, j + 1, common + 2_000);
            }
        }
    }
    Some(common / together).filter(|likeness| *likeness >= ALIKE).unwrap_or(0)
}

/// The pairs, in order on both sides, whose likenesses add up to the most.
fn best(old: usize, new: usize, likeness: impl Fn(usize, usize) -> u64) -> Vec<(usize, usize)> {
    // sums[i][j]: the most that the blocks from i and from j on come to.
    let mut sums = vec![vec![0; new + 1]; old + 1];
    let mut like = vec![vec![0; new]; old];
    for i in (0..old).rev() {
        for j in (0..new).rev() {
            like[i][j] = likeness(i, j);
            let paired = if like[i][j] > 0 { like[i][j] + sums[i + 1][j + 1] } else { 0 };
            sums[i][j] = paired.max(sums[i + 1][j]).max(sums[i][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old && j < new {
        if like[i][j] > 0 && sums[i][j] == like[i][j] + sums[i + 1][j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if sums[i][j] == sums[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
