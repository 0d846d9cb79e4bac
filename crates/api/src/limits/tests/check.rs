//! The limits on what an operation selects, fragments expanded, each at its edge.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use async_graphql::parser::parse_query;
use async_graphql::parser::types::ExecutableDocument;

use super::super::expansion::{Part, innermost_first, parts};
use super::super::{LimitCode, LimitExceeded, Limits, check, scan};

const INTROSPECTION: &str = include_str!("introspection.graphql");

fn refusal_of(document: &str, operation_name: Option<&str>, limits: &Limits) -> Option<LimitExceeded> {
    check(&parse_query(document).unwrap(), operation_name, limits).err()
}

fn refusal(document: &str) -> Option<LimitExceeded> {
    refusal_of(document, None, &Limits::default())
}

fn exceeded(code: LimitCode, limit: usize, found: usize) -> LimitExceeded {
    LimitExceeded { code, limit, found: Some(found) }
}

/// `F0` spreads `F1` twice, and so on; the last has one field.
fn doubling(fragments: usize, query: &str) -> String {
    let mut document = query.to_owned();
    for number in 0..fragments - 1 {
        write!(document, " fragment F{number} on X {{ ...F{next} ...F{next} }}", next = number + 1).unwrap();
    }
    write!(document, " fragment F{} on X {{ a }}", fragments - 1).unwrap();
    document
}

/// A chain of fragments in which each spreads the next.
fn chain(fragments: usize, last: &str) -> String {
    let mut document = "{ ...F0 }".to_owned();
    for number in 1..fragments {
        write!(document, " fragment F{} on X {{ ...F{number} }}", number - 1).unwrap();
    }
    write!(document, " fragment F{} on X {{ {last} }}", fragments - 1).unwrap();
    document
}

#[test]
fn the_introspection_query_passes() {
    assert_eq!(scan(INTROSPECTION, &Limits::default()), Ok(()));
    assert_eq!(refusal(INTROSPECTION), None);
    assert_eq!(
        refusal_of(INTROSPECTION, None, &Limits { depth: 14, ..Limits::default() }),
        Some(exceeded(LimitCode::QueryTooDeep, 14, 15))
    );
}

#[test]
fn a_thousand_fields_are_answered() {
    let twenty = "a b { c d e f g h i j k l m n o p q r s t }";
    let fields = |rest: &str| format!("{{ {} {rest} }} fragment F on X {{ {twenty} }}", "x { ...F }".repeat(20));
    assert_eq!(refusal_of(&fields(""), None, &Limits { fields: 420, ..Limits::default() }), None);
    assert_eq!(
        refusal_of(&fields("...on X { y }"), None, &Limits { fields: 420, ..Limits::default() }),
        Some(exceeded(LimitCode::TooManyFields, 420, 421))
    );
}

#[test]
fn thirty_doubling_fragments_are_counted_not_visited() {
    let document = doubling(30, "{ ...F0 }");
    assert_eq!(scan(&document, &Limits::default()), Ok(()));
    let parsed = parse_query(&document).unwrap();
    let read = parts(&parsed);
    let order = innermost_first(&read).unwrap();
    assert_eq!(order, (0..30).rev().map(|number| format!("F{number}")).collect::<Vec<_>>(), "each fragment once, innermost first");
    assert_eq!(read.values().map(Part::additions).sum::<usize>(), 2 * 29, "one addition for each spread that is written");
    assert_eq!(refusal(&document), Some(exceeded(LimitCode::TooManyFields, 1_000, 1 << 29)));
}

#[test]
fn thirty_doubling_fragments_are_refused_in_less_than_five_milliseconds() {
    let document = doubling(30, "{ ...F0 }");
    let refuse = || {
        let start = Instant::now();
        assert_eq!(scan(&document, &Limits::default()), Ok(()));
        assert_eq!(refusal(&document).map(|it| it.code), Some(LimitCode::TooManyFields));
        start.elapsed()
    };
    // The text read, parsed and counted. The best of some tries, since others may have the processor meanwhile.
    let fastest = (0..50).map(|_| refuse()).min().unwrap();
    assert!(fastest < Duration::from_millis(5), "{fastest:?}");
}

#[test]
fn a_count_beyond_all_numbers_is_refused() {
    let refused = refusal(&doubling(80, "{ ...F0 }")).unwrap();
    assert_eq!(refused, LimitExceeded { code: LimitCode::TooManyFields, limit: 1_000, found: None });
    assert!(refused.to_string().starts_with("Far too many fields"), "{refused}");
}

#[test]
fn an_operation_that_is_not_run_is_not_free() {
    // The executor walks all operations before it looks for the one to run.
    let document = doubling(30, "query Small { a } query Large { ...F0 }");
    for name in [None, Some("Small"), Some("Large"), Some("Absent")] {
        assert_eq!(refusal_of(&document, name, &Limits::default()).map(|it| it.code), Some(LimitCode::TooManyFields), "{name:?}");
    }
    let unknown = doubling(30, "{ ...F0 }").replace("{ a }", "{ ...Absent }");
    assert_eq!(refusal(&unknown).map(|it| it.code), Some(LimitCode::TooManyFields));
}

#[test]
fn the_other_limits_are_those_of_the_operation_to_run() {
    let document = "query Good { a } query Deep { a { b { c } } }";
    let limits = Limits { depth: 2, ..Limits::default() };
    assert_eq!(refusal_of(document, Some("Good"), &limits), None);
    assert_eq!(refusal_of(document, Some("Deep"), &limits), Some(exceeded(LimitCode::QueryTooDeep, 2, 3)));
    for name in [None, Some("Absent"), Some("")] {
        assert_eq!(refusal_of(document, name, &limits), None, "{name:?} is left to the executor");
    }
    assert_eq!(refusal_of("{ a { b { c } } }", Some("Absent"), &limits), None);
    let both_deep = document.replace("{ a }", "{ a { b { c } } }");
    assert_eq!(refusal_of(&both_deep, None, &limits), None, "two operations and no name");
    assert_eq!(refusal_of("query Deep { a { b { c } } }", None, &limits), Some(exceeded(LimitCode::QueryTooDeep, 2, 3)));
}

#[test]
fn cycles_have_their_own_code() {
    for fragments in [
        "fragment A on X { ...A }",
        "fragment A on X { a { ...B } } fragment B on X { ... { ...A } }",
        "fragment A on X { a } fragment B on X { ...C ...A } fragment C on X { ...B }",
    ] {
        assert_eq!(refusal(&format!("{{ ...A }} {fragments}")), Some(exceeded(LimitCode::FragmentCycle, 0, 1)), "{fragments}");
    }
}

#[test]
fn a_long_chain_of_fragments_needs_no_stack() {
    let long = parse_query(chain(1_000, "a")).unwrap();
    let round = parse_query(chain(1_000, "...F0")).unwrap();
    let refusal = |document: &ExecutableDocument| check(document, None, &Limits::default()).err();
    let work = move || (refusal(&long), refusal(&round));
    let (long, round) = std::thread::Builder::new().stack_size(64 * 1024).spawn(work).unwrap().join().unwrap();
    assert_eq!(long, None);
    assert_eq!(round.map(|it| it.code), Some(LimitCode::FragmentCycle));
}

#[test]
fn sixteen_levels_of_fields_are_answered() {
    let nested = |levels: usize| format!("{{ {}a{} }}", "a { ... on X { ".repeat(levels - 1), "}}".repeat(levels - 1));
    assert_eq!(refusal(&nested(16)), None);
    assert_eq!(refusal(&nested(17)), Some(exceeded(LimitCode::QueryTooDeep, 16, 17)));
    let spread = |inner: &str| format!("{{ a {{ b {{ ...F }} }} }} fragment F on X {{ c {{ ...G }} }} fragment G on X {{ {inner} }}");
    let limits = Limits { depth: 4, ..Limits::default() };
    assert_eq!(refusal_of(&spread("d"), None, &limits), None);
    assert_eq!(refusal_of(&spread("d { e }"), None, &limits), Some(exceeded(LimitCode::QueryTooDeep, 4, 5)));
}

#[test]
fn fifty_aliases_are_answered() {
    let aliases = |rest: &str| format!("{{ {} {rest} }} fragment F on X {{ i: a j: b }}", "x { ...F ...F y: z }".repeat(10));
    assert_eq!(refusal(&aliases("")), None);
    assert_eq!(refusal(&aliases("... { k: a }")), Some(exceeded(LimitCode::TooManyAliases, 50, 51)));
}

#[test]
fn root_fields_are_counted_after_expansion() {
    let operation =
        |kind: &str, fields: usize| format!("{kind} {{ ...F ... {{ a }} {} }} fragment F on X {{ b {{ c d }} }}", "a ".repeat(fields - 2));
    for (kind, limit) in [("query", 20), ("mutation", 5)] {
        assert_eq!(refusal(&operation(kind, limit)), None);
        assert_eq!(refusal(&operation(kind, limit + 1)), Some(exceeded(LimitCode::TooManyRootFields, limit, limit + 1)));
    }
    assert_eq!(refusal("subscription { ...F } fragment F on X { b { c d } }"), None);
    assert_eq!(refusal(&operation("subscription", 2)), Some(exceeded(LimitCode::TooManyRootFields, 1, 2)));
}

#[test]
fn directives_count_wherever_they_stand() {
    let document = "query Q($v: Int @a) @b @c { x @d ... @e { y @f } ...F @g ...F @h } fragment F on X @i { z(q: \"@không @phải\") @j }";
    assert_eq!(refusal_of(document, None, &Limits { directives: 12, ..Limits::default() }), None);
    assert_eq!(
        refusal_of(document, None, &Limits { directives: 11, ..Limits::default() }),
        Some(exceeded(LimitCode::TooManyDirectives, 11, 12))
    );
}
