//! After parsing: fields, depth, aliases, root fields and directives, fragments expanded.

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType};

use super::expansion::Expansion;
use super::{LimitCode, LimitExceeded, Limits};

/// GraphQL specification, October 2021, section 5.2.3.1: each root field would be a stream of its own.
const SUBSCRIPTION_ROOT_FIELDS: usize = 1;

/// Whether a parsed document asks for little enough to be validated and run.
///
/// Cycles and fields are counted over the whole document, because the executor walks all of it, fragments expanded,
/// before it looks which operation to run; the other counts are those of the operation to run. If the name chooses
/// no operation, the executor is left to say so. Answers the fragments in the order in which `check_cost` adds them up.
///
/// # Errors
///
/// A cycle of fragments; too many fields, levels, aliases, root fields or directives.
pub fn check<'a>(document: &'a ExecutableDocument, operation_name: Option<&str>, limits: &Limits) -> Result<Expansion<'a>, LimitExceeded> {
    let expansion = Expansion::of(document)?;
    let all = document.operations.iter().map(|(_, operation)| expansion.operation(&operation.node).fields);
    LimitCode::TooManyFields.hold(limits.fields, all.fold(0, usize::saturating_add))?;

    let Some(operation) = chosen(&document.operations, operation_name) else {
        return Ok(expansion);
    };
    let tally = expansion.operation(operation);
    LimitCode::QueryTooDeep.hold(limits.depth, tally.depth)?;
    LimitCode::TooManyAliases.hold(limits.aliases, tally.aliases)?;
    LimitCode::TooManyRootFields.hold(root_fields(operation.ty, limits), tally.root_fields)?;
    LimitCode::TooManyDirectives.hold(limits.directives, tally.directives)?;
    Ok(expansion)
}

/// The operation to run (GraphQL specification, October 2021, section 6.1, `GetOperation`).
fn chosen<'a>(operations: &'a DocumentOperations, name: Option<&str>) -> Option<&'a OperationDefinition> {
    match (operations, name) {
        (DocumentOperations::Single(operation), None) => Some(&operation.node),
        (DocumentOperations::Multiple(named), Some(name)) => named.get(name).map(|operation| &operation.node),
        (DocumentOperations::Multiple(named), None) if named.len() == 1 => named.values().next().map(|operation| &operation.node),
        _ => None,
    }
}

fn root_fields(kind: OperationType, limits: &Limits) -> usize {
    match kind {
        OperationType::Query => limits.query_root_fields,
        OperationType::Mutation => limits.mutation_root_fields,
        OperationType::Subscription => SUBSCRIPTION_ROOT_FIELDS,
    }
}
