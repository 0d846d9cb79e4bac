//! Documents made at random: valid ones with every kind of token, broken ones, and soups of quotes and brackets.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

type Pieces = Vec<String>;

/// What may stand between two tokens; all of it is ignored, whatever it looks like.
const BETWEEN: [&str; 9] = [" ", "\n", "\r\n", "\r", ",", "\t", " \u{feff} ", " # chú thích {[( \"\"\" \"\n", "#\r"];

const NAMES: [&str; 7] = ["headline", "sections", "x_1", "_", "truth", "nullable", "queryCount"];

const LEAVES: [&str; 15] = [
    "0",
    "-1",
    "42.5e-3",
    "7E+2",
    "\"\"",
    "\"chữ có {[( và # dấu\"",
    r#""\"{\\""#,
    r#""\u0111[""#,
    "\"\"\"\"\"\"",
    "\"\"\"khối {{{ \" \"\" #\n(( \"\"\"",
    r#""""\""" {[( \\"""{""""#,
    "true",
    "null",
    "NEWEST",
    "$v",
];

/// Bits that make a lexer stumble.
pub const SOUP: [&str; 34] = [
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "\"\"",
    "\"\"\"",
    "\\",
    "\\\"",
    "\\\"\"\"",
    "\\\\",
    "#",
    "\n",
    "\r",
    ",",
    " ",
    "\u{feff}",
    "đ",
    "a",
    "a:",
    "$",
    "@",
    "...",
    "...on X",
    "query",
    "fragment F on X",
    "true",
    "null",
    "0",
    "-1.5e3",
    "!",
    "=",
];

fn pieces(text: &[&str]) -> Pieces {
    text.iter().map(|&piece| piece.to_owned()).collect()
}

fn wrapped(open: &str, inner: Vec<Pieces>, close: &str) -> Pieces {
    let inner = inner.into_iter().flatten();
    std::iter::once(open.to_owned()).chain(inner).chain([close.to_owned()]).collect()
}

fn name() -> impl Strategy<Value = Pieces> {
    select(&NAMES[..]).prop_map(|name| pieces(&[name]))
}

/// Under different names: of two object fields of one name the parser keeps one.
fn named_values(value: BoxedStrategy<Pieces>) -> impl Strategy<Value = Vec<Pieces>> {
    vec(value, 1..3).prop_map(|values| values.into_iter().zip(NAMES).map(|(value, name)| [pieces(&[name, ":"]), value].concat()).collect())
}

fn value() -> BoxedStrategy<Pieces> {
    let leaf = select(&LEAVES[..]).prop_map(|leaf| pieces(&[leaf]));
    let nested = leaf.prop_recursive(5, 12, 3, |inner| {
        let list = vec(inner.clone(), 0..3).prop_map(|items| wrapped("[", items, "]"));
        let object = named_values(inner.boxed()).prop_map(|fields| wrapped("{", fields, "}"));
        prop_oneof![list, object]
    });
    nested.boxed()
}

fn arguments() -> impl Strategy<Value = Pieces> {
    option::of(named_values(value()).prop_map(|all| wrapped("(", all, ")"))).prop_map(Option::unwrap_or_default)
}

fn directives() -> impl Strategy<Value = Pieces> {
    let directive = (name(), arguments()).prop_map(|(name, arguments)| [pieces(&["@"]), name, arguments].concat());
    vec(directive, 0..2).prop_map(|all| all.concat())
}

fn selection_set() -> impl Strategy<Value = Pieces> {
    let spread = directives().prop_map(|directives| [pieces(&["...", "F"]), directives].concat());
    let leaf = prop_oneof![3 => name(), 1 => spread];
    let selection = leaf.prop_recursive(6, 24, 3, |inner| {
        let set = vec(inner, 1..4).prop_map(|all| wrapped("{", all, "}"));
        let head = (name(), option::of(name()), arguments(), directives());
        let field = (head, set.clone()).prop_map(|((name, alias, arguments, directives), set)| {
            let alias = alias.map(|alias| [alias, pieces(&[":"])].concat()).unwrap_or_default();
            [alias, name, arguments, directives, set].concat()
        });
        let inline = (option::of(Just("on X")), directives(), set).prop_map(|(condition, directives, set)| {
            [pieces(&["..."]), condition.map(|on| pieces(&[on])).unwrap_or_default(), directives, set].concat()
        });
        prop_oneof![3 => field, 1 => inline]
    });
    vec(selection, 1..4).prop_map(|all| wrapped("{", all, "}"))
}

fn head() -> impl Strategy<Value = Pieces> {
    let variables = pieces(&["(", "$v", ":", "[[Int!]]!", "=", "[", "[", "1", "]", "]", ")"]);
    let head = (select(&["query", "mutation", "subscription"][..]), option::of(Just("Q")), option::of(Just(variables)), directives());
    head.prop_map(|(kind, name, variables, directives)| {
        [pieces(&[kind]), name.map(|name| pieces(&[name])).unwrap_or_default(), variables.unwrap_or_default(), directives].concat()
    })
}

/// A document the parser takes.
pub fn valid() -> impl Strategy<Value = String> {
    let fragment =
        (directives(), selection_set()).prop_map(|(directives, set)| [pieces(&["fragment", "F", "on X"]), directives, set].concat());
    let all = (option::of(head()), selection_set(), option::of(fragment)).prop_map(|(head, set, fragment)| {
        let parts = [head.unwrap_or_default(), set, fragment.unwrap_or_default()];
        parts.concat()
    });
    (all, vec(select(&BETWEEN[..]), 1..8)).prop_map(|(pieces, between)| {
        let gaps = between.iter().cycle();
        pieces.into_iter().zip(gaps).map(|(piece, gap)| piece + gap).collect()
    })
}

/// A valid document with a few bits put in and characters taken out.
pub fn broken() -> impl Strategy<Value = String> {
    let change = (any::<Index>(), option::of(select(&SOUP[..])));
    (valid(), vec(change, 1..4)).prop_map(|(document, changes)| {
        let mut letters: Vec<String> = document.chars().map(String::from).collect();
        for (at, bit) in changes {
            let at = at.index(letters.len());
            letters[at] = bit.unwrap_or_default().to_owned();
        }
        letters.concat()
    })
}

/// Bits one after the other.
pub fn soup(bits: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    vec(select(bits), 0..most).prop_map(|bits| bits.concat())
}
