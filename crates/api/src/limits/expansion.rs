//! What a selection set comes to with its fragments expanded, counted without expanding them.
//!
//! Each fragment is read once and added up once, innermost first, so that thirty fragments that each spread the next
//! twice cost thirty additions and not a billion visits. Nothing recurses: a chain of fragments may be any length.

use std::collections::HashMap;

use async_graphql::Positioned;
use async_graphql::parser::types::{Directive, ExecutableDocument, OperationDefinition, Selection, SelectionSet};

use super::{LimitCode, LimitExceeded};

/// The counts of a selection set; they saturate, which is beyond every limit.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Tally {
    /// Fields at all levels.
    pub fields: usize,
    /// Levels of fields.
    pub depth: usize,
    /// Fields with an alias.
    pub aliases: usize,
    /// Fields at the first level.
    pub root_fields: usize,
    /// Directives on anything.
    pub directives: usize,
}

impl Tally {
    /// A spread of a fragment that does not exist. It counts as one field: it is refused only after the document has
    /// been walked, so it must not be free.
    const UNKNOWN_FRAGMENT: Self = Self { fields: 1, depth: 1, aliases: 0, root_fields: 1, directives: 0 };

    fn add(&mut self, spread: Self, level: usize) {
        self.fields = self.fields.saturating_add(spread.fields);
        self.aliases = self.aliases.saturating_add(spread.aliases);
        self.directives = self.directives.saturating_add(spread.directives);
        self.depth = self.depth.max(spread.depth.saturating_add(level - 1));
        if level == 1 {
            self.root_fields = self.root_fields.saturating_add(spread.root_fields);
        }
    }
}

/// What stands in one definition itself, and the fragments it spreads, each with the level its fields come to.
pub(super) struct Part<'a> {
    own: Tally,
    spreads: Vec<(&'a str, usize)>,
}

impl<'a> Part<'a> {
    fn new(directives: &[Positioned<Directive>], selection_set: &'a SelectionSet) -> Self {
        let mut part = Self { own: Tally { directives: directives.len(), ..Tally::default() }, spreads: Vec::new() };
        let mut to_read = vec![(selection_set, 1)];
        while let Some((selection_set, level)) = to_read.pop() {
            for selection in &selection_set.items {
                part.own.directives += selection.node.directives().len();
                match &selection.node {
                    Selection::Field(field) => {
                        part.own.fields += 1;
                        part.own.depth = part.own.depth.max(level);
                        part.own.aliases += usize::from(field.node.alias.is_some());
                        part.own.root_fields += usize::from(level == 1);
                        to_read.push((&field.node.selection_set.node, level + 1));
                    }
                    Selection::InlineFragment(fragment) => to_read.push((&fragment.node.selection_set.node, level)),
                    Selection::FragmentSpread(spread) => part.spreads.push((spread.node.fragment_name.node.as_str(), level)),
                }
            }
        }
        part
    }

    /// How many fragments are added up for it.
    #[cfg(test)]
    pub(super) fn additions(&self) -> usize {
        self.spreads.len()
    }

    fn expanded(&self, totals: &HashMap<&'a str, Tally>) -> Tally {
        let mut total = self.own;
        for (name, level) in &self.spreads {
            total.add(totals.get(name).copied().unwrap_or(Tally::UNKNOWN_FRAGMENT), *level);
        }
        total
    }
}

/// The fragments of a document, each with what it comes to.
pub struct Expansion<'a> {
    totals: HashMap<&'a str, Tally>,
    order: Vec<&'a str>,
}

impl<'a> Expansion<'a> {
    /// Refuses a document with a cycle of fragments, also one that no operation uses: validation would walk it.
    pub(super) fn of(document: &'a ExecutableDocument) -> Result<Self, LimitExceeded> {
        let parts = parts(document);
        let order = innermost_first(&parts).ok_or_else(|| LimitCode::FragmentCycle.forbids())?;
        let mut totals = HashMap::with_capacity(parts.len());
        for name in &order {
            totals.insert(*name, parts[name].expanded(&totals));
        }
        Ok(Self { totals, order })
    }

    /// The names of all fragments, each after all that it spreads.
    pub(super) fn innermost_first(&self) -> &[&'a str] {
        &self.order
    }

    /// The counts of an operation, the directives on it and on its variables included.
    pub(super) fn operation(&self, operation: &'a OperationDefinition) -> Tally {
        let mut total = Part::new(&operation.directives, &operation.selection_set.node).expanded(&self.totals);
        for variable in &operation.variable_definitions {
            total.directives = total.directives.saturating_add(variable.node.directives.len());
        }
        total
    }
}

/// Every fragment of the document, read once.
pub(super) fn parts(document: &ExecutableDocument) -> HashMap<&str, Part<'_>> {
    let fragments = document.fragments.iter();
    fragments.map(|(name, it)| (name.as_str(), Part::new(&it.node.directives, &it.node.selection_set.node))).collect()
}

/// The fragments in an order in which each comes after all that it spreads; `None` if there is none, because of a cycle.
pub(super) fn innermost_first<'a>(parts: &HashMap<&'a str, Part<'a>>) -> Option<Vec<&'a str>> {
    let mut spread_by: HashMap<&str, Vec<&'a str>> = HashMap::new();
    let mut waits_for: HashMap<&str, usize> = HashMap::new();
    for (&name, part) in parts {
        for (spread, _) in part.spreads.iter().filter(|(spread, _)| parts.contains_key(spread)) {
            spread_by.entry(spread).or_default().push(name);
            *waits_for.entry(name).or_default() += 1;
        }
    }
    let mut order: Vec<&str> = parts.keys().copied().filter(|name| !waits_for.contains_key(name)).collect();
    let mut next = 0;
    while let Some(name) = order.get(next) {
        next += 1;
        for user in spread_by.remove(name).unwrap_or_default() {
            if let Some(count) = waits_for.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    order.push(user);
                }
            }
        }
    }
    (order.len() == parts.len()).then_some(order)
}
