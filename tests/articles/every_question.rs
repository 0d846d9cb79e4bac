//! Questions made from the introspected schema: every field of the root, with every argument, and all that lies below.

use std::collections::HashMap;
use std::fmt::Write;

use masthead_tests::App;
use serde_json::{Value, json};

const INTROSPECTION: &str = "{ __schema { queryType { name } types { name kind isOneOf
    enumValues { name } possibleTypes { name } inputFields { ...input }
    fields { name type { ...type } args { ...input } } } } }
    fragment input on __InputValue { name defaultValue type { ...type } }
    fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// How deep the answers to plain questions go, and to questions with one more argument.
const DEPTH: usize = 2;
const SHALLOW: usize = 1;

/// What to ask about.
#[derive(Clone, Default)]
pub struct Words {
    /// For arguments that take ids.
    pub ids: Vec<String>,
    /// For arguments that take text: slugs, paths, names, ids of other systems.
    pub texts: Vec<String>,
}

/// The schema as introspection shows it.
pub struct Schema {
    types: HashMap<String, Value>,
    root: String,
}

impl Schema {
    /// Asks for the schema.
    pub async fn of(app: &App) -> Self {
        let answer = app.reader().ask(INTROSPECTION, json!({})).await;
        let types = answer.at("__schema.types");
        let types = types.as_array().unwrap().iter().map(|kind| (kind["name"].as_str().unwrap().to_owned(), kind.clone()));
        Self { types: types.collect(), root: answer.text("__schema.queryType.name") }
    }

    /// The names of the root's fields.
    pub fn roots(&self) -> Vec<String> {
        list(&self.types[&self.root]["fields"]).iter().map(name).collect()
    }

    /// Every question about a field of the root: with the arguments it needs, and with each argument it may have.
    pub fn questions(&self, root: &str, words: &Words) -> Vec<String> {
        let fields = list(&self.types[&self.root]["fields"]);
        let field = fields.iter().find(|field| field["name"] == root).unwrap();
        let (needed, optional): (Vec<_>, Vec<_>) = list(&field["args"]).into_iter().partition(is_needed);
        let mut bases = vec![Vec::new()];
        for argument in &needed {
            let values = self.values(&argument["type"], words);
            assert!(!values.is_empty(), "teach these tests what to pass as {} of {root}", argument["name"]);
            let with = |base: &Vec<String>| {
                let written = |value| [base.clone(), vec![format!("{}: {value}", name(argument))]].concat();
                values.iter().map(written).collect::<Vec<_>>()
            };
            bases = bases.iter().flat_map(with).collect();
        }
        let mut questions: Vec<_> = bases.iter().map(|base| self.question(field, base, DEPTH)).collect();
        for argument in &optional {
            for value in self.values(&argument["type"], words) {
                let more = [bases[0].clone(), vec![format!("{}: {value}", name(argument))]].concat();
                questions.push(self.question(field, &more, SHALLOW));
            }
        }
        questions
    }

    /// Each field of a type that can be asked without arguments, with something below it.
    pub fn fields_alone(&self, kind: &str) -> Vec<String> {
        let fields = list(&self.types[kind]["fields"]).into_iter().filter(|field| !list(&field["args"]).iter().any(is_needed));
        fields.map(|field| format!("{} {}", name(&field), self.selection(&named(&field["type"]), SHALLOW))).collect()
    }

    fn question(&self, field: &Value, arguments: &[String], depth: usize) -> String {
        let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        format!("{{ {}{arguments} {} }}", name(field), self.selection(&named(&field["type"]), depth))
    }

    /// Literals for an argument or input field.
    fn values(&self, kind: &Value, words: &Words) -> Vec<String> {
        let quoted = |texts: &[String]| texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>();
        match kind["kind"].as_str().unwrap() {
            "NON_NULL" => self.values(&kind["ofType"], words),
            "LIST" => {
                let each = self.values(&kind["ofType"], words);
                let together = format!("[{}]", each.join(", "));
                each.into_iter().map(|value| format!("[{value}]")).chain([together]).collect()
            }
            "ENUM" => list(&self.types[&name(kind)]["enumValues"]).iter().map(name).collect(),
            "INPUT_OBJECT" => self.objects(&self.types[&name(kind)], words),
            _ => match name(kind).as_str() {
                "ID" => quoted(&words.ids),
                "String" => quoted(&words.texts),
                "Int" => vec!["0".to_owned(), "3".to_owned()],
                "Boolean" => vec!["true".to_owned(), "false".to_owned()],
                "DateTime" => vec!["\"2022-09-16T05:55:00Z\"".to_owned()],
                _ => Vec::new(),
            },
        }
    }

    /// Input objects with one field more than they need.
    fn objects(&self, kind: &Value, words: &Words) -> Vec<String> {
        let (needed, _): (Vec<_>, Vec<_>) = list(&kind["inputFields"]).into_iter().partition(is_needed);
        let base: Vec<_> = needed.iter().map(|field| format!("{}: {}", name(field), self.values(&field["type"], words)[0])).collect();
        let with = |field: &Value| {
            let (base, field_name) = (base.clone(), name(field));
            let written = move |value| format!("{{ {} }}", [base.clone(), vec![format!("{field_name}: {value}")]].concat().join(", "));
            self.values(&field["type"], words).into_iter().map(written).collect::<Vec<_>>()
        };
        list(&kind["inputFields"]).iter().filter(|field| !is_needed(field)).flat_map(with).collect()
    }

    /// Everything below a type that can be asked without arguments.
    fn selection(&self, kind: &str, depth: usize) -> String {
        let kind = &self.types[kind];
        let mut selection = match kind["kind"].as_str().unwrap() {
            "SCALAR" | "ENUM" => return String::new(),
            _ => "{ __typename".to_owned(),
        };
        for possible in list(&kind["possibleTypes"]) {
            let possible = name(&possible);
            let _ = write!(selection, " ... on {possible} {}", self.fields(&possible, depth, &format!("{possible}_")));
        }
        if kind["kind"] == "OBJECT" {
            let fields = self.fields(&name(kind), depth, "");
            selection.push_str(fields.trim_start_matches("{ __typename").trim_end_matches('}'));
        }
        selection.push_str(" }");
        selection
    }

    fn fields(&self, kind: &str, depth: usize, alias: &str) -> String {
        let mut selection = "{ __typename".to_owned();
        for field in list(&self.types[kind]["fields"]) {
            let below = named(&field["type"]);
            let is_leaf = matches!(self.types[&below]["kind"].as_str(), Some("SCALAR" | "ENUM"));
            if list(&field["args"]).iter().any(is_needed) || (!is_leaf && depth == 0) {
                continue;
            }
            let below = if is_leaf { String::new() } else { self.selection(&below, depth - 1) };
            let field = name(&field);
            let _ = if alias.is_empty() {
                write!(selection, " {field} {below}")
            } else {
                write!(selection, " {alias}{field}: {field} {below}")
            };
        }
        selection.push_str(" }");
        selection
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn name(value: &Value) -> String {
    value["name"].as_str().unwrap().to_owned()
}

/// The name of a type without its lists and exclamation marks.
fn named(kind: &Value) -> String {
    if kind["ofType"].is_null() { name(kind) } else { named(&kind["ofType"]) }
}

fn is_needed(argument: &Value) -> bool {
    argument["type"]["kind"] == "NON_NULL" && argument["defaultValue"].is_null()
}
