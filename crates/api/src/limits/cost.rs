//! After everything else: what the operation costs, lists multiplied by what they hold.
//!
//! Seven fields can ask for a hundred million objects when lists stand in lists; this is what refuses them. Each fragment is added up
//! once, innermost first, as in `expansion.rs`.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet};
use async_graphql::{Name, Value as Constant, Variables};
use async_graphql_value::Value;

use super::expansion::Expansion;
use super::{LimitCode, LimitExceeded, Limits};

/// What each field of a mutation costs beside what it answers: it is a transaction, and others wait for it.
const WRITE: usize = 10;

/// The largest page of any list, and the page that whoever does not say gets.
const MAX_PAGE: u64 = 100;
const DEFAULT_PAGE: usize = 20;

/// What an operation costs, 1 at least: the objects that its answer may have, and more for each write.
///
/// # Errors
///
/// [`LimitCode::QueryTooCostly`].
pub fn check_cost(
    document: &ExecutableDocument,
    expansion: &Expansion<'_>,
    operation: &OperationDefinition,
    variables: &Variables,
    limits: &Limits,
) -> Result<usize, LimitExceeded> {
    let mut prices = Prices { variables, fragments: HashMap::with_capacity(expansion.innermost_first().len()) };
    for name in expansion.innermost_first() {
        if let Some(fragment) = document.fragments.get(*name) {
            let price = prices.of_set(&fragment.node.selection_set.node);
            prices.fragments.insert(*name, price);
        }
    }
    let root = prices.of_set(&operation.selection_set.node);
    let writes = if operation.ty == OperationType::Mutation { WRITE.saturating_mul(root.fields) } else { 0 };
    let cost = root.objects.saturating_add(writes).max(1);
    LimitCode::QueryTooCostly.hold(limits.cost, cost)?;
    Ok(cost)
}

/// What a selection set comes to.
#[derive(Clone, Copy, Default)]
struct Price {
    /// Objects at all levels.
    objects: usize,
    /// Fields at the first level.
    fields: usize,
    /// Whether it asks for the rows of a connection.
    pages: bool,
}

impl Price {
    fn and(self, other: Self) -> Self {
        Self {
            objects: self.objects.saturating_add(other.objects),
            fields: self.fields.saturating_add(other.fields),
            pages: self.pages || other.pages,
        }
    }
}

struct Prices<'a> {
    variables: &'a Variables,
    fragments: HashMap<&'a str, Price>,
}

impl Prices<'_> {
    fn of_set(&self, set: &SelectionSet) -> Price {
        set.items.iter().map(|selection| self.of_selection(&selection.node)).fold(Price::default(), Price::and)
    }

    fn of_selection(&self, selection: &Selection) -> Price {
        match selection {
            Selection::Field(field) => {
                let pages = matches!(field.node.name.node.as_str(), "nodes" | "edges");
                Price { objects: self.of_field(&field.node), fields: 1, pages }
            }
            Selection::InlineFragment(fragment) => self.of_set(&fragment.node.selection_set.node),
            Selection::FragmentSpread(spread) => self.fragments.get(spread.node.fragment_name.node.as_str()).copied().unwrap_or_default(),
        }
    }

    fn of_field(&self, field: &Field) -> usize {
        if field.selection_set.node.items.is_empty() {
            return 0;
        }
        let inside = self.of_set(&field.selection_set.node);
        self.length(field, inside.pages).saturating_mul(inside.objects.saturating_add(1))
    }

    /// How many objects a field may hold: what the client asks for, else what such lists usually have.
    fn length(&self, field: &Field, pages: bool) -> usize {
        if let Some(number) = self.number(field, "first").or_else(|| self.number(field, "last")) {
            return number;
        }
        if let Some(ids) = field.arguments.iter().find(|(name, _)| name.node == "ids") {
            return self.list_length(&ids.1.node);
        }
        if pages { DEFAULT_PAGE } else { usual_length(field.name.node.as_str()) }
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

/// How many objects a list of this name has if it is no connection and nobody says for how many they ask; 1 for what is no list, and for
/// what stands in a connection that was multiplied already.
pub(super) fn usual_length(field: &str) -> usize {
    match field {
        // As many as a step with many articles may take.
        "results" | "calendar" => 100,
        "articles" | "sections" | "revisions" | "users" | "blocks" | "schedules" | "sessions" | "apiTokens" | "previewTokens" => 20,
        "sameSection" | "related" | "children" | "rows" | "items" | "pictures" | "pieces" | "notes" | "assignments" | "publishChecks"
        | "changes" | "fields" | "values" => 10,
        "tags" | "contributors" | "furtherSections" | "ancestors" | "cells" | "header" | "paragraphs" | "replies" | "translations"
        | "corrections" | "approvals" | "sectionRoles" | "checks" => 5,
        "spans" => 3,
        _ => 1,
    }
}
