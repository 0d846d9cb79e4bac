//! Everything in the schema explains itself.

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition};

#[test]
fn everything_in_the_schema_is_described() {
    let mut silent = Vec::new();
    for definition in parse_schema(masthead_api::schema_sdl()).unwrap().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = definition.node.name.node.to_string();
        note(&mut silent, definition.node.description.is_some(), &name);
        match definition.node.kind {
            TypeKind::Object(object) => fields(&mut silent, &name, &object.fields),
            TypeKind::Interface(interface) => fields(&mut silent, &name, &interface.fields),
            TypeKind::InputObject(input) => values(&mut silent, &name, &input.fields),
            TypeKind::Enum(words) => {
                for word in words.values {
                    note(&mut silent, word.node.description.is_some(), &format!("{name}.{}", word.node.value.node));
                }
            }
            TypeKind::Scalar | TypeKind::Union(_) => {}
        }
    }
    assert!(silent.is_empty(), "without a description: {silent:#?}");
}

fn fields(silent: &mut Vec<String>, parent: &str, fields: &[Positioned<FieldDefinition>]) {
    for field in fields {
        let name = format!("{parent}.{}", field.node.name.node);
        note(silent, field.node.description.is_some(), &name);
        values(silent, &name, &field.node.arguments);
    }
}

fn values(silent: &mut Vec<String>, parent: &str, values: &[Positioned<InputValueDefinition>]) {
    for value in values {
        note(silent, value.node.description.is_some(), &format!("{parent}.{}", value.node.name.node));
    }
}

fn note(silent: &mut Vec<String>, described: bool, name: &str) {
    if !described {
        silent.push(name.to_owned());
    }
}
