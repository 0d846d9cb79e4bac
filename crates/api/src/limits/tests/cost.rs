//! What operations cost, and that no list of the schema is forgotten.

use std::fmt::Write as _;

use async_graphql::Variables;
use async_graphql::parser::types::{DocumentOperations, FieldDefinition, TypeKind, TypeSystemDefinition};
use async_graphql::parser::{parse_query, parse_schema};
use serde_json::json;

use super::super::cost::usual_length;
use super::super::{LimitCode, LimitExceeded, Limits, check, check_cost};

fn cost_with(document: &str, variables: serde_json::Value) -> Result<usize, LimitExceeded> {
    let parsed = parse_query(document).unwrap();
    let limits = Limits::default();
    let expansion = check(&parsed, None, &limits)?;
    let operation = match &parsed.operations {
        DocumentOperations::Single(operation) => &operation.node,
        DocumentOperations::Multiple(several) => &several.values().next().unwrap().node,
    };
    check_cost(&parsed, &expansion, operation, &Variables::from_json(variables), &limits)
}

fn cost(document: &str) -> usize {
    cost_with(document, json!({})).unwrap()
}

#[test]
fn an_object_costs_one_and_a_list_as_many_as_it_holds() {
    for (document, price) in [
        ("{ __typename }", 1),
        ("{ site { name } }", 1),
        ("{ article(by: {id: 1}) { headline section { name } } }", 2),
        ("{ article(by: {id: 1}) { sameSection(first: 7) { headline section { name } } } }", 1 + 7 * 2),
        ("{ article(by: {id: 1}) { sameSection { headline } } }", 1 + 10),
        ("{ nodes(ids: [1, 2, 3]) { id } }", 3),
        ("{ articles(first: 5) { nodes { headline } pageInfo { hasNextPage } } }", 5 * 3),
        ("{ tags { nodes { name } } }", 20 * 2),
        ("{ tags { ...T } } fragment T on TagConnection { edges { cursor } }", 20 * 2),
        ("{ articles(first: 0) { nodes { headline } } }", 1),
    ] {
        assert_eq!(cost(document), price, "{document}");
    }
}

#[test]
fn a_write_costs_more() {
    assert_eq!(cost("mutation { articlePublish(input: {}) { article { status } } }"), 2 + 10);
    assert_eq!(cost("mutation { a: signOut b: signOut ...F } fragment F on Mutation { c: signOut }"), 3 * 10);
}

#[test]
fn a_length_in_a_variable_counts_as_sent_and_as_the_largest_page_if_it_is_not() {
    let document = "query($n: Int) { articles(first: $n) { nodes { headline } } }";
    assert_eq!(cost_with(document, json!({ "n": 3 })), Ok(6));
    assert_eq!(cost_with(document, json!({})), Ok(200));
    assert_eq!(cost_with("query($i: [ID!]!) { nodes(ids: $i) { id } }", json!({ "i": [1, 2] })), Ok(2));
}

#[test]
fn lists_in_lists_are_refused_wherever_fragments_hide_them() {
    let nested = "{ articles(first: 100) { ...A } } fragment A on ArticleConnection { nodes { ...B } } \
                  fragment B on Article { section { articles(first: 100) { nodes { id } } } }";
    let refused = cost_with(nested, json!({})).unwrap_err();
    assert_eq!(refused, LimitExceeded { code: LimitCode::QueryTooCostly, limit: 10_000, found: Some(100 * (1 + 1 + 1 + 100 * 2)) });
    let beyond = format!("{{ {} id {} }}", "articles(first: 2147483647) { nodes {".repeat(5), "} }".repeat(5));
    assert_eq!(cost_with(&beyond, json!({})).unwrap_err().found, None);
}

#[test]
fn a_chain_of_fragments_adds_up() {
    let mut document = "{ a { ...F0 } }".to_owned();
    for number in 0..40 {
        write!(document, " fragment F{number} on X {{ a {{ b }} ...F{} }}", number + 1).unwrap();
    }
    document.push_str(" fragment F40 on X { b }");
    assert_eq!(cost(&document), 41);
}

#[test]
fn every_list_of_the_schema_has_a_length() {
    // These are what a client did wrong, the rows of a connection that was multiplied already, and a word for each step one may take.
    let counted_elsewhere = ["errors", "nodes", "edges", "allowedActions"];
    let schema = parse_schema(crate::schema_sdl()).unwrap();
    let types = schema.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) => Some(definition.node),
        _ => None,
    });
    let types: Vec<_> = types.collect();
    let leaves: Vec<&str> = types
        .iter()
        .filter(|definition| matches!(definition.kind, TypeKind::Scalar | TypeKind::Enum(_)))
        .map(|definition| definition.name.node.as_str())
        .chain(["String", "ID", "Int", "Float", "Boolean"])
        .collect();
    let is_list_of_objects = |field: &FieldDefinition| {
        let written = field.ty.node.to_string();
        written.contains('[') && !leaves.contains(&written.trim_matches(['[', ']', '!']))
    };
    let mut lists = 0;
    for definition in &types {
        let TypeKind::Object(object) = &definition.kind else { continue };
        for field in object.fields.iter().map(|field| &field.node).filter(|field| is_list_of_objects(field)) {
            let name = field.name.node.as_str();
            lists += 1;
            let multiplied = usual_length(name) > 1 || counted_elsewhere.contains(&name);
            assert!(multiplied, "{}.{name} is a list, and `usual_length` takes it for a single object", definition.name.node);
        }
    }
    assert!(lists > 60, "only {lists} lists were looked at");
}
