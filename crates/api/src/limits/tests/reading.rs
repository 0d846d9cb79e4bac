//! What the parser read: the nesting and the tokens that its result proves.

use async_graphql::Positioned;
use async_graphql::parser::types::{BaseType, Directive, ExecutableDocument, OperationDefinition, Selection, SelectionSet, Type};
use async_graphql::{Name, Value};

use super::super::scan::Measure;

/// At least this much was in the text; the result does not show a `query` without a name, for one.
pub fn read_by_parser(document: &ExecutableDocument) -> Measure {
    let operations = document.operations.iter().map(|(name, it)| beside(name.map_or(0, |_| 2), [operation(&it.node)]));
    let fragments =
        document.fragments.values().map(|it| beside(4, [directives(&it.node.directives), selection_set(&it.node.selection_set.node)]));
    beside(0, operations.chain(fragments))
}

fn beside(tokens: usize, parts: impl IntoIterator<Item = Measure>) -> Measure {
    parts.into_iter().fold(Measure { tokens, nesting: 0 }, |sum, part| Measure {
        tokens: sum.tokens + part.tokens,
        nesting: sum.nesting.max(part.nesting),
    })
}

fn within(parts: impl IntoIterator<Item = Measure>) -> Measure {
    let inner = beside(2, parts);
    Measure { nesting: inner.nesting + 1, ..inner }
}

fn operation(operation: &OperationDefinition) -> Measure {
    let variables = operation.variable_definitions.iter().map(|it| {
        let default = it.node.default_value.as_ref().map(|it| beside(1, [value(&it.node)]));
        beside(3, [type_(&it.node.var_type.node), directives(&it.node.directives)].into_iter().chain(default))
    });
    let variables = if operation.variable_definitions.is_empty() { beside(0, []) } else { within(variables) };
    beside(0, [variables, directives(&operation.directives), selection_set(&operation.selection_set.node)])
}

fn type_(it: &Type) -> Measure {
    let bang = usize::from(!it.nullable);
    match &it.base {
        BaseType::Named(_) => beside(1 + bang, []),
        BaseType::List(inner) => beside(bang, [within([type_(inner)])]),
    }
}

fn selection_set(set: &SelectionSet) -> Measure {
    if set.items.is_empty() { beside(0, []) } else { within(set.items.iter().map(|it| selection(&it.node))) }
}

fn selection(it: &Selection) -> Measure {
    let directives = directives(it.directives());
    match it {
        Selection::Field(field) => {
            let name = if field.node.alias.is_some() { 3 } else { 1 };
            let arguments = arguments(field.node.arguments.iter().flat_map(|(_, it)| it.node.clone().into_const_with(NULL)));
            beside(name, [arguments, directives, selection_set(&field.node.selection_set.node)])
        }
        Selection::FragmentSpread(_) => beside(2, [directives]),
        Selection::InlineFragment(fragment) => {
            let head = if fragment.node.type_condition.is_some() { 3 } else { 1 };
            beside(head, [directives, selection_set(&fragment.node.selection_set.node)])
        }
    }
}

fn directives(all: &[Positioned<Directive>]) -> Measure {
    let arguments_of = |it: &Directive| arguments(it.arguments.iter().flat_map(|(_, it)| it.node.clone().into_const_with(NULL)));
    beside(0, all.iter().map(|it| beside(2, [arguments_of(&it.node)])))
}

/// Stands for a variable: the parser's own type of values has no public path.
const NULL: fn(Name) -> Result<Value, ()> = |_| Ok(Value::Null);

fn arguments(values: impl Iterator<Item = Value>) -> Measure {
    let mut values = values.map(|it| beside(2, [value(&it)])).peekable();
    if values.peek().is_none() { beside(0, []) } else { within(values) }
}

fn value(it: &Value) -> Measure {
    match it {
        Value::List(items) => within(items.iter().map(value)),
        Value::Object(fields) => within(fields.values().map(|it| beside(2, [value(it)]))),
        _ => beside(1, []),
    }
}
