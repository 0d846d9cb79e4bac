//! Whatever two contents say, both can be put together again from their comparison.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::body::{Block, Body, Span};
use crate::ids::TagId;
use crate::locale::Locale;
use crate::slugs::Slug;

fn paragraph(text: &str) -> Block {
    Block::Paragraph { spans: vec![Span::plain(text)] }
}

fn content(headline: &str, paragraphs: &[&str]) -> ArticleContent {
    let mut content = ArticleContent::begun(headline.to_owned(), Slug::of("Tin", "tin"), Locale::parse("vi").unwrap());
    content.body = Body::new(paragraphs.iter().map(|text| paragraph(text)).collect()).unwrap();
    content
}

fn joined(pieces: &[Piece], side: PieceKind) -> String {
    pieces.iter().filter(|piece| piece.kind == PieceKind::Equal || piece.kind == side).map(|piece| piece.text.as_str()).collect()
}

/// The pieces in brief: `=`, `-` or `+` before each.
fn brief(pieces: &[Piece]) -> String {
    let sign = |kind| match kind {
        PieceKind::Equal => '=',
        PieceKind::Inserted => '+',
        PieceKind::Deleted => '-',
    };
    pieces.iter().map(|piece| format!("{}[{}]", sign(piece.kind), piece.text)).collect::<Vec<_>>().concat()
}

fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["Hà", "Nội", "cầu", "đường", "mở", " ", " ", ", ", "\n", "1,62", "👩‍👩‍👧", "日本", "e\u{301}"]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

/// Bodies of few different blocks, so that some stay, some move and some change.
fn bodies() -> impl Strategy<Value = Vec<Block>> {
    let block = prop_oneof![
        4 => prop::sample::select(vec!["một hai ba bốn", "một hai ba năm", "sáu bảy tám", "chín mười", "sáu bảy chín"]).prop_map(paragraph),
        1 => Just(Block::Divider),
        1 => prop::sample::select(vec!["một hai ba bốn", "mười"]).prop_map(|text| Block::Heading { level: 2, spans: vec![Span::plain(text)] }),
    ];
    prop::collection::vec(block, 0..12)
}

proptest! {
    #[test]
    fn both_texts_can_be_put_together_again(old in texts(), new in texts(), affordable in any::<bool>()) {
        let mut effort = Effort::of_one_comparison();
        prop_assert!(affordable || effort.afford(10_000_000));
        let pieces = word_pieces(&old, &new, &mut effort);
        prop_assert_eq!(joined(&pieces, PieceKind::Deleted), old);
        prop_assert_eq!(joined(&pieces, PieceKind::Inserted), new);
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        prop_assert!(pieces.windows(2).all(|pair| pair[0].kind != pair[1].kind), "{}", brief(&pieces));
    }

    #[test]
    fn each_block_of_both_bodies_is_in_one_difference(old in bodies(), new in bodies(), affordable in any::<bool>()) {
        let mut effort = Effort::of_one_comparison();
        prop_assert!(affordable || effort.afford(10_000_000));
        let differences = block_differences(&old, &new, &mut effort);
        let mut before: Vec<_> = differences.iter().filter_map(|difference| difference.before).collect();
        before.sort_unstable();
        prop_assert_eq!(before, (0..old.len()).collect::<Vec<_>>());
        let after: Vec<_> = differences.iter().filter_map(|difference| difference.after).collect();
        prop_assert_eq!(after, (0..new.len()).collect::<Vec<_>>());
        for difference in &differences {
            let (was, is) = (difference.before.map(|place| &old[place]), difference.after.map(|place| &new[place]));
            let text = |block: Option<&Block>| block.map(Block::plain_text).unwrap_or_default();
            prop_assert_eq!(joined(&difference.pieces, PieceKind::Deleted), text(was));
            prop_assert_eq!(joined(&difference.pieces, PieceKind::Inserted), text(is));
            match difference.kind {
                BlockChange::Unchanged | BlockChange::Moved => prop_assert_eq!(was, is),
                BlockChange::Changed => prop_assert!(was.is_some() && is.is_some() && was != is),
                BlockChange::Added => prop_assert!(was.is_none()),
                BlockChange::Removed => prop_assert!(is.is_none()),
            }
        }
    }
}

#[test]
fn vietnamese_differs_by_words_and_not_by_letters() {
    let mut effort = Effort::of_one_comparison();
    let pieces = word_pieces("Cầu Bến Sông thông xe sớm hai tháng", "Cầu Bến Sông thông xe muộn ba tháng", &mut effort);
    assert_eq!(brief(&pieces), "=[Cầu Bến Sông thông xe ]-[sớm hai]+[muộn ba]=[ tháng]");
    assert_eq!(brief(&word_pieces("dưỡng", "đường", &mut effort)), "-[dưỡng]+[đường]");
}

#[test]
fn a_paragraph_put_before_a_rewritten_one_is_new_and_the_other_is_changed() {
    let (old, new) = (
        content("Tin", &["Nước sông lên nhanh trong đêm qua."]),
        content("Tin", &["Mở đầu mới.", "Nước sông lên rất nhanh trong đêm qua."]),
    );
    let blocks = compare(&old, &new).blocks;
    let told: Vec<_> = blocks.iter().map(|block| (block.kind, block.before, block.after, brief(&block.pieces))).collect();
    assert_eq!(
        told,
        [
            (BlockChange::Added, None, Some(0), "+[Mở đầu mới.]".to_owned()),
            (BlockChange::Changed, Some(0), Some(1), "=[Nước sông lên ]+[rất ]=[nhanh trong đêm qua.]".to_owned()),
        ]
    );
}

#[test]
fn what_went_elsewhere_was_moved_and_what_was_only_marked_was_changed() {
    let old = content("Tin", &["Một đoạn.", "Hai đoạn khác.", "Ba."]);
    let mut new = content("Tin", &["Ba.", "Một đoạn."]);
    let marked = Block::Paragraph { spans: vec![Span::marked("Hai đoạn khác.", [crate::body::Mark::Strong])] };
    new.body = Body::new(new.body.into_blocks().into_iter().chain([marked]).collect()).unwrap();
    let kinds: Vec<_> = compare(&old, &new).blocks.iter().map(|block| (block.kind, block.before, block.after)).collect();
    assert_eq!(
        kinds,
        [(BlockChange::Moved, Some(2), Some(0)), (BlockChange::Unchanged, Some(0), Some(1)), (BlockChange::Changed, Some(1), Some(2)),]
    );
}

#[test]
fn short_texts_are_told_by_words_and_the_rest_by_value() {
    let old = content("Cầu mở", &[]);
    let tag = TagId(uuid::Uuid::from_u128(1));
    let new = ArticleContent { kicker: Some("Nóng".to_owned()), tags: vec![tag], ..content("Cầu sắp mở", &[]) };
    let compared = compare(&old, &new);
    let texts: Vec<_> = compared.texts.iter().map(|text| (text.field, brief(&text.pieces))).collect();
    assert_eq!(texts, [("headline", "=[Cầu ]+[sắp ]=[mở]".to_owned()), ("kicker", "+[Nóng]".to_owned())]);
    assert_eq!(compared.values.fields, ["tagIds"]);
    assert_eq!((&compared.values.before["tagIds"], &compared.values.after["tagIds"]), (&serde_json::json!([]), &serde_json::json!([tag])));
}

/// The clock only guards against work without bound: without optimisation, all three took about a second.
#[test]
fn the_largest_bodies_are_compared_in_bounded_time() {
    let word = |seed: usize| format!("chữ{} ", seed.wrapping_mul(2_654_435_761) % 97);
    let text = |from: usize, words: usize| (from..from + words).map(word).collect::<String>();
    let bodies = |blocks: usize, words: usize| {
        let body = |from: usize| (0..blocks).map(|block| paragraph(&text(from + block * words, words))).collect::<Vec<_>>();
        (body(0), body(7_000_000))
    };
    for (blocks, words) in [(1, 150_000), (40, 3_500), (2_000, 70)] {
        let (old, new) = bodies(blocks, words);
        let begun = Instant::now();
        let differences = block_differences(&old, &new, &mut Effort::of_one_comparison());
        assert!(begun.elapsed() < Duration::from_secs(30), "{blocks} blocks of {words} words took {:?}", begun.elapsed());
        assert!(differences.len() >= blocks);
    }
}
