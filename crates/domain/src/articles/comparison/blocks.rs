//! Two bodies, block by block.

use std::collections::{HashMap, HashSet, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::pairing::pair;
use super::{Effort, Piece, PieceKind, word_pieces};
use crate::body::Block;

/// What became of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockChange {
    /// It is as it was, where it was.
    Unchanged,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands where it stood and says something else, or looks or leads elsewhere.
    Changed,
    /// It is as it was and stands elsewhere.
    Moved,
}

/// A block of one body or of both. Each block of either body is in exactly one difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlockDifference {
    /// What became of it.
    pub kind: BlockChange,
    /// Its place in the earlier body, from 0; none when it is new.
    pub before: Option<usize>,
    /// Its place in the later body, from 0; none when it is gone.
    pub after: Option<usize>,
    /// Its text, word by word. Equal throughout in a changed block whose marks, links or pictures were changed.
    pub pieces: Vec<Piece>,
}

/// Compares two bodies.
pub(super) fn block_differences(before: &[Block], after: &[Block], effort: &mut Effort) -> Vec<BlockDifference> {
    let mut numbers = HashMap::new();
    let (old, new) = (number(&mut numbers, before), number(&mut numbers, after));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let moved = Moved::of(&ops, &old, &new);
    let mut differences = Vec::new();
    for op in &ops {
        if let DiffOp::Equal { .. } = op {
            let unchanged = op.old_range().zip(op.new_range());
            differences.extend(unchanged.map(|(old, new)| alike(BlockChange::Unchanged, old, new, &after[new])));
        } else {
            moved.change(op, before, after, effort, &mut differences);
        }
    }
    differences
}

/// Equal blocks get equal numbers, so that looking whether two are equal is one step however long they are.
fn number<'a>(numbers: &mut HashMap<&'a Block, usize>, blocks: &'a [Block]) -> Vec<usize> {
    let mut of = |block| {
        let free = numbers.len();
        *numbers.entry(block).or_insert(free)
    };
    blocks.iter().map(&mut of).collect()
}

fn alike(kind: BlockChange, old: usize, new: usize, block: &Block) -> BlockDifference {
    BlockDifference { kind, before: Some(old), after: Some(new), pieces: whole(PieceKind::Equal, block) }
}

/// All of a block's text as one piece; none if it has no text.
fn whole(kind: PieceKind, block: &Block) -> Vec<Piece> {
    let text = block.plain_text();
    if text.is_empty() { Vec::new() } else { vec![Piece { kind, text }] }
}

/// Blocks that went from one place to another as they are.
#[derive(Default)]
struct Moved {
    /// The places they left.
    left: HashSet<usize>,
    /// Where each came from, by the place it has now.
    came_from: HashMap<usize, usize>,
}

impl Moved {
    fn of(ops: &[DiffOp], old: &[usize], new: &[usize]) -> Self {
        let changes = || ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
        let mut gone: HashMap<usize, VecDeque<usize>> = HashMap::new();
        for place in changes().flat_map(DiffOp::old_range) {
            gone.entry(old[place]).or_default().push_back(place);
        }
        let mut moved = Self::default();
        for place in changes().flat_map(DiffOp::new_range) {
            if let Some(from) = gone.get_mut(&new[place]).and_then(VecDeque::pop_front) {
                moved.left.insert(from);
                moved.came_from.insert(place, from);
            }
        }
        moved
    }

    /// What became of the blocks of one stretch that differs, in the order of the later body.
    fn change(&self, op: &DiffOp, before: &[Block], after: &[Block], effort: &mut Effort, differences: &mut Vec<BlockDifference>) {
        let gone: Vec<usize> = op.old_range().filter(|place| !self.left.contains(place)).collect();
        let come: Vec<usize> = op.new_range().filter(|place| !self.came_from.contains_key(place)).collect();
        let mut pairs = pair((before, &gone), (after, &come), effort).into_iter().peekable();
        let mut gone = gone.into_iter().peekable();
        for new in op.new_range() {
            if let Some(old) = self.came_from.get(&new) {
                differences.push(alike(BlockChange::Moved, *old, new, &after[new]));
                continue;
            }
            let Some((old, _)) = pairs.next_if(|(_, paired)| *paired == new) else {
                let pieces = whole(PieceKind::Inserted, &after[new]);
                differences.push(BlockDifference { kind: BlockChange::Added, before: None, after: Some(new), pieces });
                continue;
            };
            differences.extend(std::iter::from_fn(|| gone.next_if(|place| *place < old)).map(|place| removed(place, before)));
            gone.next();
            let pieces = word_pieces(&before[old].plain_text(), &after[new].plain_text(), effort);
            differences.push(BlockDifference { kind: BlockChange::Changed, before: Some(old), after: Some(new), pieces });
        }
        differences.extend(gone.map(|place| removed(place, before)));
    }
}

fn removed(place: usize, before: &[Block]) -> BlockDifference {
    let pieces = whole(PieceKind::Deleted, &before[place]);
    BlockDifference { kind: BlockChange::Removed, before: Some(place), after: None, pieces }
}
