//! The lexical limits, each at its edge, and the texts in which brackets mean nothing.

use super::super::scan::measure;
use super::super::{LimitCode, LimitExceeded, Limits, scan};

fn refusal(document: &str) -> Option<LimitExceeded> {
    scan(document, &Limits::default()).err()
}

fn nesting(document: &str) -> usize {
    measure(document).unwrap().nesting
}

fn tokens(document: &str) -> usize {
    measure(document).unwrap().tokens
}

#[test]
fn a_document_is_as_long_as_its_bytes() {
    let vietnamese = |bytes: usize| format!("{{a}}#{}", "đ".repeat((bytes - 4) / 2));
    assert_eq!(refusal(&vietnamese(16_384)), None);
    let found = Some(LimitExceeded { code: LimitCode::DocumentTooLong, limit: 16_384, found: Some(16_386) });
    assert_eq!(refusal(&vietnamese(16_386)), found);
}

#[test]
fn two_thousand_tokens_are_read() {
    let fields = |count: usize| format!("{{{}}}", "a,".repeat(count - 2));
    assert_eq!(refusal(&fields(2_000)), None);
    let found = Some(LimitExceeded { code: LimitCode::DocumentTooManyTokens, limit: 2_000, found: Some(2_001) });
    assert_eq!(refusal(&fields(2_001)), found);
}

#[test]
fn braces_brackets_and_parentheses_nest_together() {
    let nested = |brackets: usize| format!("{{a(b:{}{})}}", "[".repeat(brackets), "]".repeat(brackets));
    assert_eq!(refusal(&nested(62)), None);
    let found = Some(LimitExceeded { code: LimitCode::DocumentTooNested, limit: 64, found: Some(65) });
    assert_eq!(refusal(&nested(63)), found);
    assert_eq!(nesting("{a(b:[{c:1}])}"), 4);
    assert_eq!(nesting("query($v:[[Int]]){a}"), 3);
}

#[test]
fn hostile_depth_is_refused_in_every_place_the_parser_recurses() {
    for (head, open) in
        [("", "{a"), ("", "{..."), ("{a(b:", "["), ("{a(b:", "{c:"), ("query($v:", "["), ("query($v:X=", "["), ("{a@b(c:", "[")]
    {
        let document = format!("{head}{}", open.repeat(600));
        assert_eq!(refusal(&document).map(|it| it.code), Some(LimitCode::DocumentTooNested), "{head}{open}");
    }
}

#[test]
fn strings_and_comments_nest_nothing() {
    for text in [
        r#"{a(b:"{[(")}"#,
        r#"{a(b:"\"{[(\\")}"#,
        r#"{a(b:"\\", c:"{[(")}"#,
        "{a(b:\"\"\"{[( \" \"\" \n # \"\"\")}",
        r#"{a(b:"""\"""{[(""")}"#,
        r#"{a(b:"""\\"""{[( """)}"#,
        "{a(b:\"Thủ tướng (ảnh: {TTXVN}) [16/09]\")}",
        "{a(b:1) # {[( \"\"\"\n}",
        "{a(b:1) # {[( \"\r}",
    ] {
        assert_eq!(nesting(text), 2, "{text}");
    }
    assert_eq!(nesting("\u{feff}{a}"), 1);
}

#[test]
fn an_unfinished_line_string_hides_nothing() {
    for text in ["\"abc\n{{{", "\"abc\r{{{", "\"abc\\\n{{{", "\"\"{{{", "\"\\u{\"{{{", "\"\\\"\"{{{", "\"#\"{{{"] {
        assert_eq!(nesting(text), 3, "{text}");
    }
}

#[test]
fn an_unfinished_block_string_is_refused() {
    for text in ["{a(b:\"\"\"", "{a(b:[\"\"\"x\" [[[", "{a(b:\"\"\"\\\"\"\")}", "\"\"\"\"\""] {
        assert_eq!(refusal(text), Some(LimitExceeded { code: LimitCode::UnclosedBlockString, limit: 0, found: Some(1) }), "{text}");
    }
    // For each of these openings the parser would search the whole text.
    let quadratic = format!("{{a(b:[\"\"\"x{}", "\\\\\"\"\"\"x".repeat(900));
    assert_eq!(refusal(&quadratic).map(|it| it.code), Some(LimitCode::UnclosedBlockString));
}

#[test]
fn tokens_are_those_of_the_specification() {
    for (text, count) in [
        ("", 0),
        (" ,\t\r\n\u{feff}# chú thích", 0),
        ("query Q($v: [Int!]! = [1, -2.5e-3]) @a { b: c(d: $v) ...F ...on X { e } }", 38),
        ("\"một\" \"\"\"hai\"\"\" \"\" \"\"\"\"\"\"", 4),
        ("...{a}", 4),
        ("& | ! = : @ $", 7),
        ("-0.5E+10 0 12 3e4", 4),
        ("{nul tru _true}", 5),
    ] {
        assert_eq!(tokens(text), count, "{text}");
    }
}

#[test]
fn tokens_the_parser_would_cut_apart_count_apart() {
    for (text, count) in
        [("[000]", 5), ("[truefalsenull]", 5), ("[true00]", 5), ("[1-1]", 4), ("queryFront{a}", 5), ("fragmentF on X{a}", 7)]
    {
        assert_eq!(tokens(text), count, "{text}");
    }
}

#[test]
fn the_message_says_what_was_counted_the_limit_and_what_to_do() {
    let refused = scan("{a{b}}", &Limits { nesting: 1, ..Limits::default() }).unwrap_err();
    let message = "Too many braces, brackets and parentheses within each other: 2, and the limit is 1. \
                   Pass nested input as variables and fetch the inner objects by id in another request.";
    assert_eq!(refused.to_string(), message);
    assert_eq!(refused.code.to_string(), "DOCUMENT_TOO_NESTED");

    let refused = scan("{a(b:\"\"\"", &Limits::default()).unwrap_err();
    assert_eq!(refused.to_string(), "There are block strings without an end, and there may be none. Close each with \"\"\".");
}

#[test]
fn the_codes_are_those_clients_know() {
    for (code, text) in [
        (LimitCode::DocumentTooLong, "DOCUMENT_TOO_LONG"),
        (LimitCode::DocumentTooManyTokens, "DOCUMENT_TOO_MANY_TOKENS"),
        (LimitCode::DocumentTooNested, "DOCUMENT_TOO_NESTED"),
        (LimitCode::UnclosedBlockString, "UNCLOSED_BLOCK_STRING"),
        (LimitCode::FragmentCycle, "FRAGMENT_CYCLE"),
        (LimitCode::TooManyFields, "TOO_MANY_FIELDS"),
        (LimitCode::QueryTooDeep, "QUERY_TOO_DEEP"),
        (LimitCode::TooManyAliases, "TOO_MANY_ALIASES"),
        (LimitCode::TooManyRootFields, "TOO_MANY_ROOT_FIELDS"),
        (LimitCode::TooManyDirectives, "TOO_MANY_DIRECTIVES"),
    ] {
        assert_eq!(code.as_str(), text);
    }
}
