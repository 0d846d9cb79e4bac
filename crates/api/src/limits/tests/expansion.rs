//! The memoised counts are those of a walk that visits every spread anew.

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, Selection, SelectionSet};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::expansion::{Expansion, Tally};

/// Visits the expanded selection set, as an executor does.
fn walk(document: &ExecutableDocument, set: &SelectionSet, level: usize, found: &mut Tally) {
    for item in &set.items {
        found.directives += item.node.directives().len();
        match &item.node {
            Selection::Field(field) => {
                found.fields += 1;
                found.aliases += usize::from(field.node.alias.is_some());
                found.root_fields += usize::from(level == 1);
                found.depth = found.depth.max(level);
                walk(document, &field.node.selection_set.node, level + 1, found);
            }
            Selection::InlineFragment(fragment) => walk(document, &fragment.node.selection_set.node, level, found),
            Selection::FragmentSpread(spread) => {
                let fragment = &document.fragments[&spread.node.fragment_name.node].node;
                found.directives += fragment.directives.len();
                walk(document, &fragment.selection_set.node, level, found);
            }
        }
    }
}

/// A definition's selection set, which may spread the fragments from `first` to `last`.
fn selections(choices: &[(u8, Index)], first: usize, last: usize) -> String {
    let selection = |(kind, at): &(u8, Index)| match kind % 6 {
        0 => "a".to_owned(),
        1 => "b: c @d".to_owned(),
        _ if first > last => "e { f: g }".to_owned(),
        2 => format!("...F{}", first + at.index(last - first + 1)),
        3 => format!("h @i {{ ...F{} @j }}", first + at.index(last - first + 1)),
        4 => format!("... @k {{ l {{ m ...F{} }} }}", first + at.index(last - first + 1)),
        _ => format!("n {{ ... {{ ...F{} }} o }}", first + at.index(last - first + 1)),
    };
    choices.iter().map(selection).collect::<Vec<_>>().join(" ")
}

/// A query and fragments that each spread later ones only, in any order of writing.
fn without_cycle() -> impl Strategy<Value = String> {
    let definition = vec((any::<u8>(), any::<Index>()), 1..4);
    (vec(definition, 1..7), any::<bool>()).prop_map(|all| {
        let (definitions, backwards) = all;
        let last = definitions.len() - 1;
        let text = |(number, choices): (usize, &Vec<(u8, Index)>)| match number {
            0 => format!("query @p {{ {} }}", selections(choices, 1, last)),
            _ => format!("fragment F{number} on X @q {{ {} }}", selections(choices, number + 1, last)),
        };
        let mut texts: Vec<_> = definitions.iter().enumerate().map(text).collect();
        if backwards {
            texts.reverse();
        }
        texts.join("\n")
    })
}

proptest! {
    #[test]
    fn counting_is_walking(document in without_cycle()) {
        let parsed = parse_query(&document).unwrap();
        let DocumentOperations::Single(operation) = &parsed.operations else { return Err(TestCaseError::fail("two operations")) };
        let mut walked = Tally { directives: operation.node.directives.len(), ..Tally::default() };
        walk(&parsed, &operation.node.selection_set.node, 1, &mut walked);
        prop_assert_eq!(Expansion::of(&parsed).unwrap().operation(&operation.node), walked, "{}", document);
    }
}
