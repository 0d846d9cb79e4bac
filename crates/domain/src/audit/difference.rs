//! What differs between two states of a thing: told to whoever was too late, and kept by the audit trail.

use serde_json::{Map, Value};

use crate::ids::UserId;
use crate::time::Instant;

/// Something that people change field by field.
pub trait Facts {
    /// Every field that a change may differ in, as the public schema spells it, and what it holds.
    fn facts(&self) -> Vec<(&'static str, Value)>;
}

/// The fields that differ, with what they held and what they hold. A field of something that did not exist yet, or does not
/// exist any more, has one side only.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Difference {
    /// The names of the fields, in the order of the facts.
    pub fields: Vec<&'static str>,
    /// What they held.
    pub before: Map<String, Value>,
    /// What they hold.
    pub after: Map<String, Value>,
}

impl Difference {
    /// The difference between two states; `None` is the state of not existing.
    pub fn between<T: Facts>(before: Option<&T>, after: Option<&T>) -> Self {
        let facts = |state: Option<&T>| state.map(Facts::facts).unwrap_or_default();
        let (old, new) = (facts(before), facts(after));
        let mut difference = Self::default();
        for name in if new.is_empty() { &old } else { &new }.iter().map(|(name, _)| *name) {
            let (old, new) = (value(&old, name), value(&new, name));
            if old != new {
                difference.fields.push(name);
                difference.before.extend(old.map(|old| (name.to_owned(), old.clone())));
                difference.after.extend(new.map(|new| (name.to_owned(), new.clone())));
            }
        }
        difference
    }

    /// Leaves out one field, which is told in another way.
    pub fn forget(&mut self, field: &str) {
        self.fields.retain(|name| *name != field);
        self.before.remove(field);
        self.after.remove(field);
    }
}

/// A field that was changed since somebody looked at the thing it belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldChange {
    /// Its name, as the public schema spells it.
    pub field: String,
    /// What it held when they looked, where that is known.
    pub before: Option<Value>,
    /// What it holds now, where that is known.
    pub after: Option<Value>,
    /// Who changed it last; nobody when it was the operator, or the trail does not say.
    pub changed_by: Option<UserId>,
    /// When they did.
    pub changed_at: Instant,
}

fn value<'a>(facts: &'a [(&'static str, Value)], name: &str) -> Option<&'a Value> {
    facts.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    struct Lamp {
        colour: &'static str,
        lit: bool,
    }

    impl Facts for Lamp {
        fn facts(&self) -> Vec<(&'static str, Value)> {
            vec![("colour", json!(self.colour)), ("lit", json!(self.lit))]
        }
    }

    #[test]
    fn a_change_names_only_what_differs() {
        let (before, after) = (Lamp { colour: "red", lit: false }, Lamp { colour: "red", lit: true });
        let difference = Difference::between(Some(&before), Some(&after));
        assert_eq!(difference.fields, ["lit"]);
        assert_eq!((difference.before["lit"].clone(), difference.after["lit"].clone()), (json!(false), json!(true)));
    }

    #[test]
    fn what_begins_or_ends_differs_in_everything() {
        let lamp = Lamp { colour: "red", lit: false };
        let begun = Difference::between(None, Some(&lamp));
        assert_eq!((begun.fields.len(), begun.before.len(), begun.after.len()), (2, 0, 2));
        let ended = Difference::between(Some(&lamp), None);
        assert_eq!((ended.fields.len(), ended.before.len(), ended.after.len()), (2, 2, 0));
    }
}
