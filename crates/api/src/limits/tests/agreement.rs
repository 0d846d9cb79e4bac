//! For everything the scanner lets through, the parser stays within its stack and reads no more than was counted.

use async_graphql::parser::parse_query;
use proptest::prelude::*;

use super::super::scan::measure;
use super::super::{Limits, scan};
use super::documents::{SOUP, broken, soup, valid};
use super::reading::read_by_parser;

/// Bits of strings and comments, to hide brackets in.
const QUOTES: [&str; 12] = ["\"", "\"\"\"", "\\", "\\\"\"\"", "#", "\n", "\r", ",", "x", "đ", "true", "0"];

/// Half of what a worker thread has; an unoptimised parser takes three quarters of this for the deepest document.
const STACK_BYTES: usize = 1 << 20;

/// Whether the parser took the document, after all that must hold has been asserted.
fn parser_agrees(document: &str) -> bool {
    if scan(document, &Limits::default()).is_err() {
        return false;
    }
    match parse_query(document) {
        Ok(parsed) => {
            let (scanned, read) = (measure(document), read_by_parser(&parsed));
            assert!(scanned.is_ok_and(|it| it.nesting >= read.nesting && it.tokens >= read.tokens), "{document:?}: {scanned:?}, {read:?}");
            true
        }
        Err(error) => {
            assert!(!error.to_string().contains("limit"), "{document:?}: {error}");
            false
        }
    }
}

proptest! {
    #[test]
    fn a_valid_document_is_as_deep_as_the_parser_finds_it(document in valid()) {
        let parsed = parse_query(&document).unwrap();
        let (scanned, read) = (measure(&document).unwrap(), read_by_parser(&parsed));
        prop_assert_eq!(scanned.nesting, read.nesting, "{}", document);
        prop_assert!(scanned.tokens >= read.tokens, "{}", document);
    }

    #[test]
    fn a_broken_document_hides_nothing(document in broken()) {
        parser_agrees(&document);
    }

    #[test]
    fn soup_hides_nothing(document in soup(&SOUP, 60)) {
        parser_agrees(&document);
        parser_agrees(&format!("{{a(b:[{document}])}}"));
    }

    #[test]
    fn quotes_hide_no_depth(quotes in soup(&QUOTES, 7), deep in prop_oneof![Just("["), Just("{a:"), Just("{...")], times in 60_usize..1_500) {
        parser_agrees(&format!("{{a(b:[{quotes}{}", deep.repeat(times)));
    }

    #[test]
    fn any_text_is_scanned(document in any::<String>()) {
        parser_agrees(&document);
    }
}

#[test]
fn every_short_row_of_quotes_reads_the_same() {
    let mut rows = vec![String::new()];
    let mut taken = 0;
    for _ in 0..3 {
        rows = rows.iter().flat_map(|row| QUOTES.map(|bit| format!("{row}{bit}"))).collect();
        for row in &rows {
            taken += usize::from(parser_agrees(&format!("{{a(b:[{row}[[1]]])}}")));
            taken += usize::from(parser_agrees(&format!("{{a(b:[{row} \"[\", \"\"\" [ \"\"\" \n [[1]]])}}")));
        }
    }
    assert!(taken > 200, "only {taken} rows were read to the end");
}

#[test]
fn the_deepest_document_leaves_stack_to_spare() {
    let deepest = Limits::default().nesting;
    let nested = |head: &str, open: &str, inner: &str, close: &str, tail: &str, around: usize| {
        let times = deepest - around;
        format!("{head}{}{inner}{}{tail}", open.repeat(times), close.repeat(times))
    };
    let documents = [
        nested("", "{a", "", "}", "", 0).replacen("{a}", "{a:b}", 1),
        nested("{", "...on X@a{", "a", "}", "}", 1),
        nested("{a(b:", "[", "1", "]", ")}", 2),
        nested("{a@b(c:", "{a:", "1", "}", ")}", 2),
        nested("query($v:X=", "[", "1", "]", "){a}", 1),
        nested("query($v:", "[", "X!", "]!", "){a}", 1),
    ];
    let parse = move || documents.iter().all(|document| measure(document).unwrap().nesting == deepest && parser_agrees(document));
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(parse).unwrap();
    assert!(thread.join().unwrap());
}
