//! After everything else: how many objects the answer may have, lists multiplied by what they hold.
//!
//! Seven fields can ask for a hundred million objects when lists stand in lists; this is what refuses them. Runs after
//! `check`, which bounds fields and depth and has refused cycles, so that fragments may simply be followed here.

use async_graphql::parser::types::{ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet};
use async_graphql::{Name, Value as Constant, Variables};
use async_graphql_value::Value;

use super::{LimitCode, LimitExceeded, Limits};

/// Refuses an operation whose answer may have more than `limits.objects` objects.
///
/// # Errors
///
/// [`LimitCode::QueryTooCostly`].
pub fn check_cost(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    limits: &Limits,
) -> Result<(), LimitExceeded> {
    let objects = Cost { document, variables }.of_set(&operation.selection_set.node);
    LimitCode::QueryTooCostly.hold(limits.objects, objects)
}

struct Cost<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
}

impl Cost<'_> {
    fn of_set(&self, set: &SelectionSet) -> usize {
        set.items.iter().map(|selection| self.of_selection(&selection.node)).fold(0, usize::saturating_add)
    }

    fn of_selection(&self, selection: &Selection) -> usize {
        match selection {
            Selection::Field(field) if field.node.selection_set.node.items.is_empty() => 0,
            Selection::Field(field) => {
                let inside = self.of_set(&field.node.selection_set.node).saturating_add(1);
                self.length(&field.node).saturating_mul(inside)
            }
            Selection::InlineFragment(fragment) => self.of_set(&fragment.node.selection_set.node),
            Selection::FragmentSpread(spread) => {
                let fragment = self.document.fragments.get(&spread.node.fragment_name.node);
                fragment.map_or(0, |fragment| self.of_set(&fragment.node.selection_set.node))
            }
        }
    }

    /// How many objects a field may hold: what the client asks for, else what such lists usually have.
    fn length(&self, field: &Field) -> usize {
        if let Some(number) = self.number(field, "first").or_else(|| self.number(field, "last")) {
            return number;
        }
        if let Some(ids) = field.arguments.iter().find(|(name, _)| name.node == "ids") {
            return self.list_length(&ids.1.node);
        }
        match field.name.node.as_str() {
            // What a step with many articles answers: as many as there may be.
            "results" => 100,
            "articles" | "sections" | "revisions" | "history" | "users" | "blocks" => 20,
            "sameSection" | "related" | "children" | "rows" | "items" | "pictures" | "pieces" | "notes" | "assignments" => 10,
            "tags" | "contributors" | "furtherSections" | "ancestors" | "cells" | "paragraphs" | "replies" | "translations" => 5,
            "spans" => 3,
            _ => 1,
        }
    }

    fn number(&self, field: &Field, argument: &str) -> Option<usize> {
        let (_, value) = field.arguments.iter().find(|(name, _)| name.node == argument)?;
        let number = match &value.node {
            Value::Number(number) => number.as_u64(),
            Value::Variable(name) => match self.variables.get(name) {
                Some(Constant::Number(number)) => number.as_u64(),
                // A default of the operation, or nothing; the largest page there is covers both.
                _ => Some(MAX_PAGE),
            },
            _ => None,
        };
        number.map(|number| usize::try_from(number).unwrap_or(usize::MAX))
    }

    fn list_length(&self, value: &Value) -> usize {
        match value {
            Value::List(list) => list.len(),
            Value::Variable(name) => self.variable_list(name),
            _ => 1,
        }
    }

    fn variable_list(&self, name: &Name) -> usize {
        match self.variables.get(name) {
            Some(Constant::List(list)) => list.len(),
            _ => 1,
        }
    }
}

/// The largest page of any list.
const MAX_PAGE: u64 = 100;
