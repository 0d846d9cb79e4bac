//! Which operation of a document a request asks for (GraphQL, `GetOperation`), and whether its variables are all there
//! (GraphQL, `CoerceVariableValues`, as far as it needs no schema).

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType};
use async_graphql::{ServerError, Value, Variables};

use super::errors::{code, coded};

/// The operation a request asks for, as logs and metrics name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// `query`, `mutation` or `subscription`.
    pub kind: &'static str,
    /// Its name in the document.
    pub name: Option<String>,
}

const LOGGED_NAME_CHARS: usize = 100;

impl Operation {
    /// Its name as logs have it, cut off where it is too long; empty if it has none.
    pub fn logged_name(&self) -> &str {
        let name = self.name.as_deref().unwrap_or_default();
        name.char_indices().nth(LOGGED_NAME_CHARS).map_or(name, |(end, _)| &name[..end])
    }
}

/// Chooses the operation.
///
/// # Errors
/// `OPERATION_NOT_FOUND` or `OPERATION_NAME_REQUIRED`.
pub fn choose<'a>(document: &'a ExecutableDocument, wanted: Option<&str>) -> Result<(Operation, &'a OperationDefinition), ServerError> {
    let mut all = document.operations.iter();
    let chosen = match (wanted, &document.operations) {
        (None, DocumentOperations::Multiple(several)) if several.len() > 1 => {
            let message = "The document has several operations; `operationName` must say which one to execute.";
            return Err(coded(code::OPERATION_NAME_REQUIRED, message, None));
        }
        (None, _) => all.next(),
        (Some(wanted), _) => all.find(|(name, _)| name.is_some_and(|name| name == wanted)),
    };
    let Some((name, operation)) = chosen else {
        let message = format!("The document has no operation named `{}`.", wanted.unwrap_or_default());
        return Err(coded(code::OPERATION_NOT_FOUND, message, None));
    };
    let operation = &operation.node;
    Ok((Operation { kind: kind(operation.ty), name: name.map(ToString::to_string) }, operation))
}

fn kind(operation: OperationType) -> &'static str {
    match operation {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    }
}

/// Every variable that must have a value has one. The engine would find out only where a variable is used, which is
/// too late to refuse the request as a whole.
///
/// # Errors
/// `GRAPHQL_VALIDATION_FAILED`, one error per variable.
pub fn require_variables(operation: &OperationDefinition, variables: &Variables) -> Result<(), Vec<ServerError>> {
    let required = operation.variable_definitions.iter().map(|definition| (definition.pos, &definition.node));
    let required = required.filter(|(_, definition)| !definition.var_type.node.nullable && definition.default_value.is_none());
    let missing = required.filter_map(|(position, definition)| {
        let problem = match variables.get(&definition.name.node) {
            None => "was not provided",
            Some(Value::Null) => "must not be null",
            Some(_) => return None,
        };
        let message = format!("Variable `${}` of required type `{}` {problem}.", definition.name.node, definition.var_type.node);
        Some(coded(code::GRAPHQL_VALIDATION_FAILED, message, Some(position)))
    });
    let missing: Vec<ServerError> = missing.collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}
